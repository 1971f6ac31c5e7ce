package dev.rnn.engine.runtime;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.Memory;
import dev.rnn.engine.kernel.PackedMatrix;
import dev.rnn.engine.kernel.Scratch;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.random.NoiseKey;
import java.util.List;
import java.util.Map;

/**
 * The memory of one run of a program at a time; grows to the largest batch seen. Used by one caller at a time.
 *
 * <p>Sequences are dealt to workers as ranges of the order by length: a worker runs a whole recurrence for its sequences
 * without waiting for the others. Sums over rows are shared by places of the result. So the bits are the same for any number
 * of workers.
 */
public final class Frame implements Memory {
  /** Below this many rows or places a kernel is not worth sharing. */
  private static final int SHARE = 16;

  private final Program program;
  private final Workers workers;
  private final float[][] slots;
  private final float[][] buffers;
  private final PackedMatrix[] packed;
  private Batch batch = Batch.of(0, Map.of(), List.of());
  private NoiseKey noise = NoiseKey.of(0, 0);
  private long version = -1;

  /** Memory for a program. */
  public Frame(Program program, Workers workers) {
    this.program = program;
    this.workers = workers;
    slots = new float[program.slots().size()][0];
    buffers = new float[program.buffers().size()][];
    packed = new PackedMatrix[program.matrices().size()];
    for (int i = 0; i < packed.length; i++) {
      int[] size = program.matrices().get(i);
      packed[i] = new PackedMatrix(size[0], size[1]);
    }
  }

  /** The program. */
  public Program program() {
    return program;
  }

  /**
   * Runs the program.
   *
   * @param inputs numbers by name, rows in the order of the batch's layout
   */
  public void run(Batch given, Parameters parameters, Map<String, float[]> inputs, NoiseKey key) {
    batch = given;
    noise = key;
    bind(parameters, inputs);
    boolean changed = version != parameters.version();
    for (Program.Stage stage : program.stages()) {
      if (changed) for (Kernel kernel : stage.fixed()) once(kernel);
      if (stage.axis() == null) for (Kernel kernel : stage.kernels()) once(kernel);
      else loop(stage, stage.axis());
    }
    version = parameters.version();
  }

  /** A result of the last run: rows in the order of its layout, perhaps followed by unused numbers. */
  public float[] output(String name) {
    return buffers[outputBuffer(name)];
  }

  /** How many numbers of a result are used. */
  public int outputLength(String name) {
    Program.Buffer buffer = program.buffers().get(outputBuffer(name));
    return batch.rows(buffer.extent()).count() * buffer.size();
  }

  private int outputBuffer(String name) {
    Integer id = program.outputs().get(name);
    if (id == null) throw new IllegalArgumentException("no output " + name + " among " + program.outputs().keySet());
    return id;
  }

  private void bind(Parameters parameters, Map<String, float[]> inputs) {
    for (int i = 0; i < buffers.length; i++) {
      Program.Buffer buffer = program.buffers().get(i);
      int needed = Math.multiplyExact(batch.rows(buffer.extent()).count(), buffer.size());
      String name = buffer.external();
      if (name == null) {
        float[] memory = slots[buffer.slot()];
        int slotSize = program.slots().get(buffer.slot()).size();
        int slotNeeds = Math.multiplyExact(batch.rows(buffer.extent()).count(), slotSize);
        if (memory.length < slotNeeds) slots[buffer.slot()] = memory = new float[slotNeeds];
        buffers[i] = memory;
      } else {
        buffers[i] = buffer.parameter() ? parameters.values(name) : given(name, inputs, needed, buffer);
      }
    }
  }

  private static float[] given(String name, Map<String, float[]> inputs, int needed, Program.Buffer buffer) {
    float[] numbers = inputs.get(name);
    if (numbers != null && numbers.length >= needed) return numbers;
    throw RnnException.error("RNN-INPUT", "input \"" + name + "\" needs " + needed + " numbers, "
            + (numbers == null ? "none were given." : numbers.length + " were given."))
        .detail("it has " + buffer.size() + " for each of " + buffer.extent()).fix("give one element for each row.").build();
  }

  private void once(Kernel kernel) {
    int count = kernel.split() == Kernel.Split.ROWS ? batch.rows(kernel.extent()).count() : kernel.places();
    if (workers.count() == 1 || count < SHARE) {
      workers.alone((scratch, _) -> kernel.run(this, scratch, 0, count));
    } else {
      int parts = workers.count();
      workers.run((scratch, index) ->
          kernel.run(this, scratch, cut(count, index, parts), cut(count, index + 1, parts)));
    }
  }

  /** Cuts at multiples of four, the block of rows that products like. */
  private static int cut(int count, int index, int parts) {
    return index == parts ? count : (int) ((long) count * index / parts) & ~3;
  }

  private void loop(Program.Stage stage, Axis axis) {
    Rows steps = batch.rows(Extent.of(axis));
    int sequences = steps.count() == 0 ? 0 : steps.begin(axis, 1);
    if (workers.count() == 1 || sequences < 2) {
      workers.alone((scratch, _) -> shard(stage, axis, steps, scratch, 0, sequences));
      return;
    }
    int[] bounds = Shards.bounds(steps, axis, sequences, workers.count());
    workers.run((scratch, index) -> shard(stage, axis, steps, scratch, bounds[index], bounds[index + 1]));
  }

  /** All steps for the sequences at places [first, past) of the order by length. */
  private void shard(Program.Stage stage, Axis axis, Rows steps, Scratch scratch, int first,
      int past) {
    int longest = batch.longest(axis);
    for (int i = 0; i < longest; i++) {
      int t = stage.direction() == Direction.FORWARD ? i : longest - 1 - i;
      int begin = steps.begin(axis, t);
      int running = steps.begin(axis, t + 1) - begin;
      int from = begin + Math.min(first, running);
      int to = begin + Math.min(past, running);
      if (from == to) continue;
      for (Kernel kernel : stage.kernels()) {
        Rows rows = batch.rows(kernel.extent());
        kernel.run(this, scratch, rows.begin(steps, from), rows.begin(steps, to));
      }
    }
  }

  @Override
  public float[] buffer(int id) {
    return buffers[id];
  }

  @Override
  public PackedMatrix packed(int id) {
    return packed[id];
  }

  @Override
  public Batch batch() {
    return batch;
  }

  @Override
  public NoiseKey noise() {
    return noise;
  }
}
