/**
 * What runs once over all rows and what runs step by step: loops are the strongly connected components. Start at
 * {@link dev.rnn.engine.schedule.Schedule}.
 */
@NullMarked
package dev.rnn.engine.schedule;

import org.jspecify.annotations.NullMarked;
