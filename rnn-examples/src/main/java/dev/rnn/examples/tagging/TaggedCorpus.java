package dev.rnn.examples.tagging;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.text.TaggedSentence;
import dev.rnn.training.data.text.TaggedText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Tagged sentences in three parts.
 *
 * @param train to learn from
 * @param validation to choose by
 * @param test to report
 */
record TaggedCorpus(List<TaggedSentence> train, List<TaggedSentence> validation, List<TaggedSentence> test) {
  /** Reads the user's files; sentences to choose by are taken from those to learn from where no file has them. */
  static TaggedCorpus read(TaggingOptions options, long seed) {
    if (options.train.isEmpty() || options.test.isEmpty()) {
      throw RnnException.error("RNN-OPTION-TAGGED", "sentences to learn from and sentences to test are two files.")
          .fix("name them with --train and --test, and perhaps --validation.").build();
    }
    List<TaggedSentence> train = sentences(options, options.train);
    List<TaggedSentence> test = sentences(options, options.test);
    if (!options.validation.isEmpty()) return new TaggedCorpus(train, sentences(options, options.validation), test);
    if (train.size() < 2) {
      throw RnnException.error("RNN-TAGGED-FEW", "one sentence cannot be learned from and chosen by.")
          .fix("give more sentences, or a file with --validation.").build();
    }
    List<TaggedSentence> shuffled = new ArrayList<>(train);
    Collections.shuffle(shuffled, new Random(seed));
    int held = Math.max(1, train.size() / 10);
    return new TaggedCorpus(shuffled.subList(held, shuffled.size()), shuffled.subList(0, held), test);
  }

  private static List<TaggedSentence> sentences(TaggingOptions options, List<Path> files) {
    return switch (files.size()) {
      case 1 -> TaggedText.columns(files.getFirst(), options.wordColumn, options.tagColumn);
      case 2 -> TaggedText.parallel(files.getFirst(), files.getLast());
      default -> throw RnnException.error("RNN-OPTION-TAGGED", files.size() + " files are named where one or two are"
          + " read: " + files + ".")
          .fix("name one file of columns, or a file of words and a file of tags: words.txt,tags.txt.").build();
    };
  }

  /** The tags of the training sentences, sorted: those that can be learned. */
  List<String> tags() {
    return train.stream().flatMap(s -> s.tags().stream()).distinct().sorted().toList();
  }
}
