package dev.rnn.examples.task;

import dev.rnn.training.model.Examples;

/**
 * The data of a task, already numbers.
 *
 * @param train what is learned
 * @param validation what decides which epoch was the best
 * @param test what is reported and nothing else
 * @param summary of the data, in a line
 */
public record TaskData(TrainingData train, Examples validation, Examples test, String summary) {
  /** Data that are in memory. */
  public TaskData(Examples train, Examples validation, Examples test, String summary) {
    this(TrainingData.of(train), validation, test, summary);
  }
}
