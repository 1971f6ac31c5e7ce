package dev.rnn.examples.namegenerator;

import picocli.CommandLine.Option;

/** How names are drawn. */
final class NameOptions {
  @Option(names = "--temperature", paramLabel = "T", defaultValue = "0.8",
      description = "0 takes the likeliest character; 1 draws as learned. Default: ${DEFAULT-VALUE}.")
  double temperature = 0.8;

  @Option(names = "--count", paramLabel = "N", defaultValue = "8",
      description = "Names of a class that are written at once. Default: ${DEFAULT-VALUE}.")
  int count = 8;
}
