/**
 * Series of numbers over time: parts that do not leak, windows, scaling that is fitted on the training part, features
 * of times.
 *
 * <p>The way is {@link dev.rnn.training.data.series.NumberSeries} (numbers) to
 * {@link dev.rnn.training.data.series.TimeSplit} (parts) to {@link dev.rnn.training.data.series.Windows} (places), from
 * which {@link dev.rnn.training.data.series.SeriesExamples} makes examples. A window belongs to the part in which all
 * its targets lie; its inputs may reach back into the part before, which is the past when it is forecast. So no number
 * that is learned as a target is later than one that is tested.
 */
@NullMarked
package dev.rnn.training.data.series;

import org.jspecify.annotations.NullMarked;
