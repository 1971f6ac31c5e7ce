package dev.rnn.examples.tagging;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the tagged sentences are. */
final class TaggingOptions {
  private static final String FILES = "FILE[,FILE]";

  @Option(names = "--train", paramLabel = FILES, split = ",",
      description = "Sentences to learn from: columns as CoNLL has them, CoNLL-U, or two files with a sentence a line,"
          + " its words and its tags; may be .gz. Default: generated requests of travellers.")
  List<Path> train = List.of();

  @Option(names = "--validation", paramLabel = FILES, split = ",",
      description = "Sentences to choose the epoch by. Default: a tenth of those to learn from.")
  List<Path> validation = List.of();

  @Option(names = "--test", paramLabel = FILES, split = ",", description = "Sentences to report on.")
  List<Path> test = List.of();

  @Option(names = "--word-column", paramLabel = "N", defaultValue = "0",
      description = "Column of words, from 1. Default: 2 of CoNLL-U, else 1.")
  int wordColumn;

  @Option(names = "--tag-column", paramLabel = "N", defaultValue = "0",
      description = "Column of tags, from 1. Default: 4 of CoNLL-U (parts of speech), else the last.")
  int tagColumn;

  @Option(names = "--word-dropout", paramLabel = "RATE", defaultValue = "0.05",
      description = "Share of words and affixes that are read as unknown while training: so that unknown ones are"
          + " learned. Default: ${DEFAULT-VALUE}.")
  double wordDropout = 0.05;
}
