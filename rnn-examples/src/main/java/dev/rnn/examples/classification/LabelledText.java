package dev.rnn.examples.classification;

/**
 * A text and its class.
 *
 * @param label name of the class
 * @param text as it was written
 */
public record LabelledText(String label, String text) {}
