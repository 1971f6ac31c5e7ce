package dev.rnn.engine.runtime;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.Memory;
import dev.rnn.engine.kernel.PackMatrix;
import dev.rnn.engine.kernel.matrix.PackedMatrix;
import dev.rnn.engine.kernel.RowSum;
import dev.rnn.engine.kernel.Scratch;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.layout.Rows;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.WeightFormat;
import dev.rnn.engine.random.NoiseKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one run of a program at a time; grows to the largest batch seen. Used by one caller at a time.
 *
 * <p>Sequences are dealt to workers as ranges of the order by length: a worker runs a whole recurrence for its
 * sequences without waiting for the others. Sums over rows are shared by places of the result. So the bits are the same
 * for any number of workers.
 */
public final class Frame {
  /** Below this many rows or places a kernel is not worth sharing. */
  private static final int SHARE = 16;

  private final Program program;
  private final Workers workers;
  private final float[][] slots;
  private final int[] needed; // numbers, by slot
  private final float[][] buffers;
  private final PackedWeights weights;
  private final PackedMatrix[] packed;
  private final Part[] parts;
  private final Map<Integer, float[]> targets = new HashMap<>();
  private Batch batch = Batch.of(0, Map.of(), List.of());
  private NoiseKey noise = NoiseKey.of(0, 0);
  private @Nullable Parameters owner;
  private long version = -1;

  /** Memory for a program. */
  public Frame(Program program, Workers workers) {
    this(program, workers, WeightFormat.FLOAT32);
  }

  /**
   * Memory for a program.
   *
   * @param weights how the matrices of its products are kept; training needs 32 bits
   */
  public Frame(Program program, Workers workers, WeightFormat weights) {
    this(program, workers, new PackedWeights(program, weights));
  }

  /**
   * Memory for a program.
   *
   * @param weights the matrices of its products, perhaps shared with other frames
   */
  Frame(Program program, Workers workers, PackedWeights weights) {
    this.program = program;
    this.workers = workers;
    this.weights = weights;
    slots = new float[program.slots().size()][0];
    needed = new int[slots.length];
    buffers = new float[program.buffers().size()][];
    parts = new Part[workers.count()];
    for (int i = 0; i < parts.length; i++) parts[i] = new Part();
    packed = weights.with(program);
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
    boolean bound = batch == given && owner == parameters && version == parameters.version();
    batch = given;
    noise = key;
    bind(parameters, inputs, bound);
    if (owner == parameters && version == parameters.version()) stages(false, false);
    else prepareAndRun(parameters);
    owner = parameters;
    version = parameters.version();
  }

  private void prepareAndRun(Parameters parameters) {
    synchronized (weights) { // one frame packs, the others wait for it
      if (!weights.areOf(parameters)) {
        stages(true, true);
        weights.packedFrom(parameters);
        return;
      }
    }
    stages(true, false);
  }

  /**
   * Runs all stages; kernels that depend on parameters alone where these are new, packing where nobody did it before.
   */
  private void stages(boolean fixed, boolean packing) {
    for (Program.Stage stage : program.stages()) {
      if (fixed) for (Kernel kernel : stage.fixed()) if (packing || !(kernel instanceof PackMatrix)) once(kernel);
      if (stage.strip() != null) strips(stage, stage.strip());
      else if (stage.axis() != null) loop(stage, stage.axis());
      else for (Kernel kernel : stage.kernels()) once(kernel);
    }
  }

  /**
   * Lets a result be written to an array of the caller's from now on, which may be that of an input where
   * {@link Program#mayOverwrite} says so.
   */
  public void writeTo(String output, float[] array) {
    owner = null; // binds everything anew
    targets.put(outputBuffer(output), array);
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

  /** Finds the memory of each buffer; when nothing but the inputs is new, only theirs. */
  private void bind(Parameters parameters, Map<String, float[]> inputs, boolean onlyInputs) {
    if (!onlyInputs) for (int i = 0; i < needed.length; i++) needed[i] = numbers(program.slots().get(i).shares());
    for (int i = 0; i < buffers.length; i++) {
      Program.Buffer buffer = program.buffers().get(i);
      String name = buffer.external();
      if (onlyInputs && (name == null || buffer.parameter())) continue;
      if (name == null) {
        buffers[i] = targets.containsKey(i) ? targets.get(i) : slot(buffer.slot());
      } else {
        buffers[i] = buffer.parameter() ? parameters.values(name) : given(name, inputs, buffer);
      }
    }
  }

  /** A slot's memory, made anew where it is too small. */
  private float[] slot(int slot) {
    if (slots[slot].length < needed[slot]) slots[slot] = new float[needed[slot]];
    return slots[slot];
  }

  /** How many numbers a piece of memory must hold. */
  private int numbers(List<Program.Share> shares) {
    int most = 0;
    for (int i = 0; i < shares.size(); i++) {
      most = Math.max(most, Math.multiplyExact(rows(shares.get(i)), shares.get(i).size()));
    }
    return most;
  }

  private int rows(Program.Share share) {
    Rows rows = batch.rows(share.extent());
    return switch (share.span()) {
      case Program.Span.All _ -> rows.count();
      case Program.Span.Part(int most) -> Math.min(most, rows.count());
      case Program.Span.Step(Axis axis) -> {
        Rows steps = batch.rows(Extent.of(axis));
        int most = 0;
        for (int t = 0; t < batch.longest(axis); t++) {
          most = Math.max(most, rows.begin(steps, steps.begin(axis, t + 1)) - rows.begin(steps, steps.begin(axis, t)));
        }
        yield most;
      }
    };
  }

  private float[] given(String name, Map<String, float[]> inputs, Program.Buffer buffer) {
    int needed = Math.multiplyExact(batch.rows(buffer.extent()).count(), buffer.size());
    float[] numbers = inputs.get(name);
    if (numbers != null && numbers.length >= needed) return numbers;
    throw RnnException.error("RNN-INPUT", "input \"" + name + "\" needs " + needed + " numbers, "
            + (numbers == null ? "none were given." : numbers.length + " were given."))
        .detail("it has " + buffer.size() + " for each of " + buffer.extent())
        .fix("give one element for each row.").build();
  }

  private void once(Kernel kernel) {
    if (kernel.split() == Kernel.Split.ROWS) {
      shared(0, batch.rows(kernel.extent()).count(), SHARE, kernel::run);
    } else {
      shared(0, kernel.places(), SHARE, kernel::run);
    }
  }

  /** Work on a range that any part of may be done alone. */
  @FunctionalInterface
  private interface Work {
    void run(Memory memory, Scratch scratch, int from, int to);
  }

  /** Cuts a range for the workers, unless it is too small for that. */
  private void shared(int from, int to, int least, Work work) {
    int count = workers.count();
    if (count == 1 || to - from < least) {
      workers.alone((scratch, index) -> work.run(parts[index], scratch, from, to));
    } else {
      workers.run((scratch, index) -> {
        int begin = from + cut(to - from, index, count);
        int end = from + cut(to - from, index + 1, count);
        work.run(parts[index], scratch, begin, end);
      });
    }
  }

  /** Cuts at multiples of eight, the block of rows that products like. */
  private static int cut(int count, int index, int parts) {
    return index == parts ? count : (int) ((long) count * index / parts) & ~7;
  }

  /**
   * Some rows at a time; kernels that are as fast with few rows take even fewer, so that what they pass on stays in the
   * cache.
   */
  private void strips(Program.Stage stage, Program.Strip strip) {
    int count = batch.rows(strip.extent()).count();
    int from = 0;
    do { // sums begin with the first strip, also when it is empty
      int first = from;
      int past = Math.min(count, from + strip.rows());
      for (Part part : parts) for (int id : stage.local()) part.first[id] = first;
      List<Kernel> kernels = stage.kernels();
      for (int k = 0; k < kernels.size(); k++) {
        if (kernels.get(k) instanceof RowSum sum) {
          shared(0, sum.places(), SHARE, (memory, scratch, a, b) -> sum.add(memory, scratch, a, b, first, past));
        } else if (kernels.get(k).wantsManyRows()) {
          shared(first, past, SHARE, kernels.get(k)::run);
        } else {
          int begin = k;
          while (k + 1 < kernels.size() && takesFewRows(kernels.get(k + 1))) k++;
          List<Kernel> run = kernels.subList(begin, k + 1);
          shared(first, past, SHARE, (memory, scratch, a, b) -> {
            for (int r = a; r < b; r += strip.block()) {
              for (Kernel kernel : run) kernel.run(memory, scratch, r, Math.min(b, r + strip.block()));
            }
          });
        }
      }
      from = past;
    } while (from < count);
  }

  private static boolean takesFewRows(Kernel kernel) {
    return !kernel.wantsManyRows() && !(kernel instanceof RowSum);
  }

  private void loop(Program.Stage stage, Axis axis) {
    Rows steps = batch.rows(Extent.of(axis));
    int sequences = steps.count() == 0 ? 0 : steps.begin(axis, 1);
    if (workers.count() == 1 || sequences < 2) {
      workers.alone((scratch, index) -> shard(stage, axis, steps, parts[index], scratch, 0, sequences));
      return;
    }
    int[] bounds = Shards.bounds(steps, axis, sequences, workers.count());
    workers.run((scratch, index) -> shard(stage, axis, steps, parts[index], scratch, bounds[index], bounds[index + 1]));
  }

  /** All steps for the sequences at places [first, past) of the order by length. */
  private void shard(Program.Stage stage, Axis axis, Rows steps, Part part, Scratch scratch, int first, int past) {
    int longest = batch.longest(axis);
    for (int i = 0; i < longest; i++) {
      int t = stage.direction() == Direction.FORWARD ? i : longest - 1 - i;
      int begin = steps.begin(axis, t);
      int running = steps.begin(axis, t + 1) - begin;
      int from = begin + Math.min(first, running);
      int to = begin + Math.min(past, running);
      if (from == to) continue;
      for (int id : stage.local()) part.first[id] = batch.rows(program.buffers().get(id).extent()).begin(steps, begin);
      for (Kernel kernel : stage.kernels()) {
        Rows rows = batch.rows(kernel.extent());
        kernel.run(part, scratch, rows.begin(steps, from), rows.begin(steps, to));
      }
    }
  }

  /** What one worker sees of the memory: of some buffers only the rows that it works on. */
  private final class Part implements Memory {
    private final int[] first = new int[program.buffers().size()];

    @Override
    public int first(int id) {
      return first[id];
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
}
