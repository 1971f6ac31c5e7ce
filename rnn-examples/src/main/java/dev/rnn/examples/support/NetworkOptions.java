package dev.rnn.examples.support;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a network's size and of its dropout; where one is not given, the command decides. */
public final class NetworkOptions {
  @Option(names = "--hidden", paramLabel = "N", description = "Size of the hidden state.")
  private @Nullable Integer hidden;

  @Option(names = "--embedding", paramLabel = "N", description = "Size of the embedding.")
  private @Nullable Integer embedding;

  @Option(names = "--layers", paramLabel = "N", description = "Recurrent layers; before a decoder, the encoder's.")
  private @Nullable Integer layers;

  @Option(names = "--dropout", paramLabel = "RATE", description = "Behind embeddings and layers, while training.")
  private @Nullable Double dropout;

  /** The size of the hidden state. */
  public int hidden(int usual) {
    return requireNonNullElse(hidden, usual);
  }

  /** The size of the embedding. */
  public int embedding(int usual) {
    return requireNonNullElse(embedding, usual);
  }

  /** How many layers there are. */
  public int layers(int usual) {
    return requireNonNullElse(layers, usual);
  }

  /** The rate of dropout. */
  public double dropout(double usual) {
    return requireNonNullElse(dropout, usual);
  }
}
