package dev.rnn.benchmarks.task;

import dev.rnn.benchmarks.measure.Step;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.BeamSearch;
import dev.rnn.seq2seq.generation.GreedySearch;
import dev.rnn.seq2seq.generation.LengthLimits;
import dev.rnn.seq2seq.generation.Search;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.training.Rnn;
import java.util.List;

/**
 * Decodes the sources of a {@link PairTask} at once: a session, then a search. Every target has T tokens, so that
 * searches differ in their work alone. The model has learned nothing.
 */
public final class OwnDecoding implements Step {
  private final EncoderDecoder model;
  private final List<int[]> sources;
  private final Search search;
  private final Workers workers;

  /** Decodes by a beam of some width; 0: greedily. */
  public OwnDecoding(PairTask task, int width, int threads) {
    model = OwnEncoderDecoder.model(Rnn.create(), task);
    sources = List.of(task.sources());
    LengthLimits length = new LengthLimits(task.size().steps(), task.size().steps(), 0);
    search = width == 0 ? new GreedySearch(PairTask.END, length, List.of())
        : BeamSearch.of(PairTask.END, width).limited(length);
    workers = new Workers(threads);
  }

  @Override
  public void run() {
    search.run(model.session(sources, workers));
  }

  @Override
  public void close() {
    workers.close();
  }
}
