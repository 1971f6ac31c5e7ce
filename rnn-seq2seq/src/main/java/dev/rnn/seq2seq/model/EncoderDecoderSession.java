package dev.rnn.seq2seq.model;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.runtime.Session;
import dev.rnn.engine.runtime.Stepper;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.seq2seq.generation.DecodingSession;
import dev.rnn.training.model.Packing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Steps a decoder for some sources at once; hypotheses of a source share its memory. Used by one thread at a time. */
public final class EncoderDecoderSession implements DecodingSession {
  private final EncoderDecoderSpec spec;
  private final EncoderDecoderGraph graph;
  private final Session session;
  private final int[] lengths;

  EncoderDecoderSession(EncoderDecoderSpec spec, EncoderDecoderGraph graph, Stepper stepper, List<int[]> sources,
      Workers workers) {
    this.spec = spec;
    this.graph = graph;
    lengths = Pairs.lengths(sources);
    Map<Axis, int[]> all = new HashMap<>();
    all.put(graph.source(), lengths);
    Batch batch = Batch.of(sources.size(), Map.of(graph.source(), lengths), stepper.axes());
    float[] tokens = Packing.pack(batch, graph.source(), Pairs.numbers(sources), 1, "source");
    Packing.requireIndices(tokens, spec.source().count(), "source token");
    Map<String, float[]> inputs = new HashMap<>(Map.of(EncoderDecoderGraph.SOURCE, tokens));
    if (spec.scheduledSampling()) inputs.put(EncoderDecoderGraph.SAMPLING, new float[1]); // the search chooses tokens
    session = stepper.session(workers, sources.size(), all, inputs);
  }

  @Override
  public int rows() {
    return session.rows();
  }

  @Override
  public int source(int row) {
    return session.sequence(row);
  }

  @Override
  public int sourceLength(int source) {
    return lengths[source];
  }

  @Override
  public int vocabulary() {
    return spec.target().count();
  }

  @Override
  public void step(int[] previous) {
    float[] tokens = new float[previous.length];
    for (int row = 0; row < tokens.length; row++) tokens[row] = previous[row];
    session.step(Map.of(EncoderDecoderGraph.PREVIOUS, tokens));
  }

  @Override
  public void logProbabilities(int row, float[] into) {
    float[] all = session.output(EncoderDecoderPrograms.LOG_PROBABILITIES);
    System.arraycopy(all, row * into.length, into, 0, into.length);
  }

  @Override
  public float[] attention(int row) {
    return graph.attention() == null ? new float[0]
        : session.output(EncoderDecoderPrograms.ATTENTION, graph.source(), row);
  }

  @Override
  public void select(int[] rows) {
    session.select(rows);
  }
}
