package dev.rnn.examples.support;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a command's model: where it comes from, where it goes, and whether somebody talks to it. */
public final class ModelOptions {
  @Option(names = "--model", paramLabel = "FILE", description = "Use this saved model instead of training one.")
  private @Nullable Path model;

  @Option(names = "--out", paramLabel = "FILE",
      description = "Where the model is saved. Default: models/ and the command's name.")
  private @Nullable Path out;

  @Option(names = "--interactive", description = "Read lines and answer each; with --model, or after training.")
  private boolean interactive;

  /** Whether the model is trained, rather than read. */
  public boolean isTrained() {
    return model == null;
  }

  /** Whether lines are answered. */
  public boolean interactive() {
    return interactive;
  }

  /** The file that is read or, of a model that is trained, written. */
  public Path file(String command) {
    return model != null ? model : requireNonNullElse(out, Path.of("models", command + ".safetensors"));
  }

  /** Adds that file to the others of a command. */
  public Places checked(Places places, Path file) {
    return isTrained() ? places.writing(file) : places.reading(file);
  }
}
