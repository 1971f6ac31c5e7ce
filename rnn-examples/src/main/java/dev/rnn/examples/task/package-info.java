/**
 * The skeleton of examples that classify, tag or forecast: options, training, report, figures and files are the same
 * for all of them. A {@link dev.rnn.examples.task.Task} adds its data, its model and its figures.
 */
@NullMarked
package dev.rnn.examples.task;

import org.jspecify.annotations.NullMarked;
