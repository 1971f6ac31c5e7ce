package dev.rnn.examples.languagemodel;

import dev.rnn.examples.support.NetworkOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code language-model}; null where the recipe decides. */
final class LanguageModelOptions {
  @Option(names = "--corpus", paramLabel = "FILE",
      description = "Text to learn, UTF-8, one sentence or paragraph a line; may be .gz."
          + " Default: definitions of WordNet.")
  @Nullable Path corpus;

  @Option(names = "--valid", paramLabel = "FILE", description = "Validation text. Default: split off the corpus.")
  @Nullable Path valid;

  @Option(names = "--test", paramLabel = "FILE", description = "Test text. Default: split off the corpus.")
  @Nullable Path test;

  @Option(names = "--level", defaultValue = "word", description = "word or char. Default: ${DEFAULT-VALUE}.")
  String level = "word";

  @Option(names = "--vocabulary", paramLabel = "N",
      description = "Keep the N most frequent tokens. Default: every token of the training text.")
  @Nullable Integer vocabulary;

  @Option(names = "--cell", paramLabel = "SPEC",
      description = "Any cell plug-in, such as lstm, mgu, gru(reset=before).")
  @Nullable String cell;

  @Mixin NetworkOptions network = new NetworkOptions();

  @Option(names = "--tied", negatable = true,
      description = "Embedding and output layer share their table. Default: they do where the sizes fit.")
  @Nullable Boolean tied;

  @Option(names = "--batch", paramLabel = "N", description = "Columns that are read side by side.")
  @Nullable Integer batch;

  @Option(names = "--steps", paramLabel = "N", description = "Tokens of a window: how far gradients go back.")
  @Nullable Integer steps;

  @Option(names = "--recipe", paramLabel = "NAME", defaultValue = "default",
      description = "Defaults of all these: default (lstm, one layer, --hidden 128, --dropout 0.3), or zaremba-small"
          + " (Zaremba et al. 2014); the embedding is as large as the hidden state.")
  String recipe = "default";

  @Option(names = "--samples", paramLabel = "N", defaultValue = "5", description = "Lines written at the end. Default:"
      + " ${DEFAULT-VALUE}.")
  int samples = 5;

  @Option(names = "--compact", description = "Also report the perplexity with weights of 16 and 8 bits, as sessions"
      + " can keep them.")
  boolean compact;

  @Option(names = "--out", paramLabel = "FILE", defaultValue = "models/language-model.safetensors",
      description = "Where the model is saved. Default: ${DEFAULT-VALUE}.")
  Path out = Path.of("models", "language-model.safetensors");
}
