/**
 * Figures about forecasts, in the unit of the series. Start at {@link dev.rnn.training.metric.forecast.ForecastErrors},
 * from which every {@link dev.rnn.training.metric.forecast.ForecastMetric} follows.
 */
@NullMarked
package dev.rnn.training.metric.forecast;

import org.jspecify.annotations.NullMarked;
