package dev.rnn.training.data;

/** Where the text of a corpus comes from: files, or a collection on the class path. */
public interface CorpusSource {
  /** What it is called in reports, such as a file's name. */
  String name();

  /**
   * Reads all of it; the same lines in the same parts each time.
   *
   * @throws dev.rnn.api.error.RnnException {@code RNN-CORPUS-…} if it cannot be read or is too small
   */
  CorpusText read();
}
