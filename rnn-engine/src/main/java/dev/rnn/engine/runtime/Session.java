package dev.rnn.engine.runtime;

import dev.rnn.engine.compile.StepProgram;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Known;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps many rows at once from one immutable model, with state in and out. Each row refers to a sequence, whose memory
 * it shares with other rows of that sequence: beam hypotheses do not copy their source. A {@link Stepper} begins
 * sessions; any number of them may run at the same time; one session is used by one thread at a time.
 */
public final class Session {
  private static final NoiseKey NO_NOISE = NoiseKey.of(0, 0);

  private final StepProgram program;
  private final Parameters parameters;
  private final Frame step;
  private final int sequences;
  private final Map<Axis, int[]> lengths;
  private final Map<String, float[]> state = new HashMap<>();
  /** What every step is given: memories, the state, and the step's own inputs. */
  private final Map<String, float[]> given = new HashMap<>();
  private Batch batch;
  private int[] sequenceOfRow;

  /** Begins with one row for each sequence; made by {@link Stepper}. */
  Session(StepProgram program, Parameters parameters, Frame begin, Frame step, int sequences, Map<Axis, int[]> lengths,
      Map<String, float[]> inputs) {
    this.program = program;
    this.parameters = parameters;
    this.step = step;
    this.sequences = sequences;
    this.lengths = new HashMap<>(lengths);
    this.lengths.putIfAbsent(program.axis(), new int[sequences]);
    sequenceOfRow = new int[sequences];
    Arrays.setAll(sequenceOfRow, i -> i);
    batch = batch(sequenceOfRow);
    begin(begin, inputs);
  }

  private void begin(Frame begin, Map<String, float[]> inputs) {
    Batch whole = Batch.of(sequences, lengths, program.begin().axes());
    begin.run(whole, parameters, inputs, NO_NOISE);
    for (String name : program.memories()) {
      given.put(name, Arrays.copyOf(begin.output(name), begin.outputLength(name)));
    }
    for (StepProgram.State s : program.states()) {
      state.put(s.name(), spread(begin.output(s.name()), batch.map(s.extent(), s.initialExtent()), s.size()));
    }
  }

  /** How many rows there are. */
  public int rows() {
    return sequenceOfRow.length;
  }

  /** The sequence that a row belongs to. */
  public int sequence(int row) {
    return sequenceOfRow[row];
  }

  /**
   * One step for all rows.
   *
   * @param inputs what varies over the axis, an element for each row
   */
  public void step(Map<String, float[]> inputs) {
    given.putAll(inputs);
    given.putAll(state);
    step.run(batch, parameters, given, NO_NOISE);
    for (StepProgram.State s : program.states()) {
      float[] next = step.output(s.name());
      System.arraycopy(next, 0, Known.in(state, s.name()), 0, batch.rows(s.extent()).count() * s.size());
    }
  }

  /** A result of the last step: an element for each row, perhaps followed by unused numbers. */
  public float[] output(String name) {
    return step.output(name);
  }

  /**
   * A result of the last step that varies over one more axis: for a row its numbers, one for each step on that axis.
   */
  public float[] output(String name, Axis other, int row) {
    Rows own = batch.rows(Extent.of(program.axis()));
    Rows pairs = batch.rows(Extent.of(program.axis(), other));
    return Arrays.copyOfRange(step.output(name), pairs.begin(own, row), pairs.begin(own, row + 1));
  }

  /** Drops, repeats and reorders rows, with all their state: row i becomes what row {@code rows[i]} was. */
  public void select(int[] rows) {
    int[] chosen = new int[rows.length];
    for (int i = 0; i < rows.length; i++) chosen[i] = sequenceOfRow[rows[i]];
    Batch next = batch(chosen);
    for (StepProgram.State s : program.states()) state.put(s.name(), selected(s, next, rows));
    sequenceOfRow = chosen;
    batch = next;
  }

  private float[] selected(StepProgram.State s, Batch next, int[] rows) {
    Rows from = batch.rows(s.extent());
    Rows to = next.rows(s.extent());
    Extent own = Extent.of(program.axis());
    float[] old = Known.in(state, s.name());
    float[] made = new float[to.count() * s.size()];
    for (int i = 0; i < rows.length; i++) {
      int begin = from.begin(batch.rows(own), rows[i]);
      int end = from.begin(batch.rows(own), rows[i] + 1);
      int target = to.begin(next.rows(own), i);
      System.arraycopy(old, begin * s.size(), made, target * s.size(), (end - begin) * s.size());
    }
    return made;
  }

  private Batch batch(int[] rows) {
    List<Axis> order = program.step().axes();
    if (!order.contains(program.axis())) order = List.of(program.axis());
    return Batch.stepping(sequences, lengths, order, program.axis(), rows);
  }

  private static float[] spread(float[] initial, int[] map, int size) {
    float[] all = new float[map.length * size];
    for (int r = 0; r < map.length; r++) System.arraycopy(initial, map[r] * size, all, r * size, size);
    return all;
  }
}
