package dev.rnn.examples.pairs;

import dev.rnn.training.trainer.TrainerSettings;

/**
 * What a task uses unless options say otherwise.
 *
 * @param source what sources are cut into
 * @param target what targets are cut into
 * @param encoder cell of the encoder's layers
 * @param decoder the decoder
 * @param output the output layer
 * @param hidden size of the decoder's cells; a direction of a bidirectional encoder has the same
 * @param embedding size of embeddings
 * @param layers of the encoder
 * @param bidirectional whether the encoder runs in both directions
 * @param dropout rate
 * @param smoothing of labels
 * @param rate of Adam
 * @param schedule of the rate
 * @param batch tokens of sources and targets in a batch
 * @param epochs passes over the training data
 * @param beam width of the beam that reports
 */
public record PairSettings(String source, String target, String encoder, String decoder, String output, int hidden,
    int embedding, int layers, boolean bidirectional, double dropout, double smoothing, double rate, String schedule,
    int batch, int epochs, int beam) {
  /** A bidirectional GRU and additive attention over characters. */
  public static final PairSettings DEFAULT = new PairSettings("char", "char", "gru", "bahdanau", "projection", 128, 64,
      1, true, 0.1, 0, 0.002, "cosine(minimum=0.05)", 2000, 5, 5);

  /** The same cutting text otherwise. */
  public PairSettings tokens(String sources, String targets) {
    return new PairSettings(sources, targets, encoder, decoder, output, hidden, embedding, layers, bidirectional,
        dropout, smoothing, rate, schedule, batch, epochs, beam);
  }

  /** The same with another decoder and output layer. */
  public PairSettings decoder(String how, String out) {
    return new PairSettings(source, target, encoder, how, out, hidden, embedding, layers, bidirectional, dropout,
        smoothing, rate, schedule, batch, epochs, beam);
  }

  /** The same with other sizes. */
  public PairSettings sizes(int hiddenSize, int embeddingSize) {
    return new PairSettings(source, target, encoder, decoder, output, hiddenSize, embeddingSize, layers, bidirectional,
        dropout, smoothing, rate, schedule, batch, epochs, beam);
  }

  /** The same reporting what a beam of another width finds; 1 is greedy. */
  public PairSettings beam(int width) {
    return new PairSettings(source, target, encoder, decoder, output, hidden, embedding, layers, bidirectional,
        dropout, smoothing, rate, schedule, batch, epochs, width);
  }

  /** The same trained otherwise. */
  public PairSettings trained(double adam, int tokens, int passes) {
    return new PairSettings(source, target, encoder, decoder, output, hidden, embedding, layers, bidirectional,
        dropout, smoothing, adam, schedule, tokens, passes, beam);
  }

  /** How the trainer goes about it: with Adam, and gradients of norm 1 at most. */
  TrainerSettings trainer() {
    return TrainerSettings.DEFAULT.withOptimizer("adam", rate).withSchedule(schedule).withClipping(1, 0)
        .withEpochs(epochs);
  }
}
