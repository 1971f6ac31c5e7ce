package dev.rnn.training.model;

import dev.rnn.training.data.Vocabulary;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a model stand for; stored in files beside its description.
 *
 * @param vocabulary of the text that a model reads or writes; null: there is none
 * @param inputs the vocabularies of inputs with names of their own
 * @param labels the names of the classes that a model answers with, in their order; empty: they have none
 */
public record ModelNames(@Nullable Vocabulary vocabulary, Map<String, Vocabulary> inputs, List<String> labels) {
  /** Of a model of numbers. */
  public static final ModelNames NONE = new ModelNames(null, Map.of(), List.of());

  /** Copies the collections. */
  public ModelNames {
    inputs = Map.copyOf(inputs);
    labels = List.copyOf(labels);
  }
}
