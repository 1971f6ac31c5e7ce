package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.kernel.generate.Candidate;
import dev.rnn.engine.kernel.generate.Routine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a group by generated code. Its routines see arrays whose rows are equally far from each other; what is not of that form
 * is brought into it here, piece by piece: noise, one-hot vectors, rows seen through a map.
 *
 * <p>Where all operands and results are dense, the rows are one long row. So are small rows, whose scattered operands are
 * gathered first: a row of its own costs as much as 30 places.
 */
final class GeneratedGroup {
  /** Rows shorter than this are gathered unless they are dense. */
  private static final int SHORT = 32;

  private final Extent extent;
  private final int size;
  private final List<Instruction> instructions;
  private final GroupFormulas formulas;
  private final Candidate[] candidates;
  private final boolean joined; // the rows of a piece are one long row

  private GeneratedGroup(Extent extent, int size, int registers, List<Instruction> instructions) {
    this.extent = extent;
    this.size = size;
    this.instructions = instructions;
    boolean constant = extent.equals(Extent.CONSTANT);
    joined = !constant && (size < SHORT || instructions.stream().allMatch(this::isDense));
    formulas = GroupFormulas.of(instructions, registers, this::isGathered);
    candidates = formulas.parts().stream().map(Candidate::of).toArray(Candidate[]::new);
  }

  /** The generated form of a group; null where only the plain loops know a function. */
  static @Nullable GeneratedGroup of(Extent extent, int size, int registers, List<Instruction> instructions) {
    if (size == 0 || !GroupFormulas.supports(instructions)) return null;
    return new GeneratedGroup(extent, size, registers, instructions);
  }

  /** Runs the group if its routines are fast by now. */
  boolean run(Memory memory, Scratch scratch, GroupMemory where, int from, int to) {
    long places = extent.equals(Extent.CONSTANT) ? to - from : (long) (to - from) * size;
    Routine[] routines = scratch.routines(candidates.length);
    boolean all = true;
    for (int p = 0; p < candidates.length; p++) {
      Routine fast = candidates[p].fast(places);
      if (fast == null) all = false;
      else routines[p] = fast;
    }
    if (all) run(memory, scratch, where, routines, from, to);
    return all;
  }

  /** Routines that are not compiled yet: correct, but slow. */
  Routine[] cold() {
    Routine[] routines = new Routine[candidates.length];
    for (int p = 0; p < routines.length; p++) routines[p] = candidates[p].cold();
    return routines;
  }

  /** Runs the group by given routines. */
  void run(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to) {
    boolean chunks = formulas.scratchArrays() > 0;
    if (extent.equals(Extent.CONSTANT)) {
      row(memory, scratch, where, routines, 0, from, to, chunks);
    } else if (joined) {
      if (!chunks) piece(memory, scratch, where, routines, from, to - from, 0, size);
      else if (size > Elementwise.CHUNK) rows(memory, scratch, where, routines, from, to, true);
      else blocks(memory, scratch, where, routines, from, to);
    } else if (chunks || anyMapped(where)) {
      rows(memory, scratch, where, routines, from, to, chunks);
    } else {
      piece(memory, scratch, where, routines, from, to - from, 0, size);
    }
  }

  private void blocks(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to) {
    int block = Elementwise.CHUNK / size;
    for (int r = from; r < to; r += block) piece(memory, scratch, where, routines, r, Math.min(block, to - r), 0, size);
  }

  private void rows(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to,
      boolean chunks) {
    for (int r = from; r < to; r++) row(memory, scratch, where, routines, r, 0, size, chunks);
  }

  private void row(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int row, int from, int to,
      boolean chunks) {
    int most = chunks ? Elementwise.CHUNK : to - from;
    for (int i = from; i < to; i += most) piece(memory, scratch, where, routines, row, 1, i, Math.min(most, to - i));
  }

  /** Runs all routines for places [at, at + width) of rows [row, row + rows). */
  private void piece(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int row, int rows, int at,
      int width) {
    float[][] arrays = scratch.arguments(formulas.arguments());
    int[] places = scratch.places(formulas.arguments());
    int[] steps = scratch.steps(formulas.arguments());
    float[][] gathered = scratch.registers(formulas.scratchArrays());
    for (int i = 0; i < formulas.arguments(); i++) {
      int held = formulas.scratch(i);
      if (held >= 0) {
        arrays[i] = gathered[held];
        places[i] = 0;
        steps[i] = width;
        if (i < instructions.size()) gather(memory, where, i, gathered[held], row, rows, at, width);
      } else if (formulas.isArgument(i)) {
        arrays[i] = where.array(i);
        places[i] = where.at(i, row) + (isScalar(i) ? 0 : at);
        steps[i] = where.stride(i);
      }
    }
    for (int p = 0; p < candidates.length; p++) {
      if (joined) routines[p].run(arrays, places, steps, 1, rows * width);
      else routines[p].run(arrays, places, steps, rows, width);
    }
    for (int i = 0; i < instructions.size(); i++) {
      if (formulas.scratch(i) >= 0 && instructions.get(i) instanceof Instruction.Store) {
        ElementwiseLoops.store(where, i, arrays[i], row, rows, at, width);
      }
    }
  }

  private void gather(Memory memory, GroupMemory where, int i, float[] to, int row, int rows, int at, int width) {
    switch (instructions.get(i)) {
      case Instruction.Load load -> ElementwiseLoops.load(where, i, load.from().scalar(), to, row, rows, at, width);
      case Instruction.OneHot _ -> ElementwiseLoops.oneHot(where, i, to, row, rows, at, width);
      case Instruction.Noise noise -> ElementwiseLoops.noise(memory, noise.name(), extent, to, row, rows, at, width);
      default -> {} // results are copied afterwards
    }
  }

  private boolean isScalar(int i) {
    return instructions.get(i) instanceof Instruction.Load load && load.from().scalar();
  }

  private boolean anyMapped(GroupMemory where) {
    for (int i = 0; i < instructions.size(); i++) if (formulas.isArgument(i) && where.mapped(i)) return true;
    return false;
  }

  /** Whether what an instruction reads or writes lies row after row without gaps. */
  private boolean isDense(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load(_, Operand from) ->
          from.extent().equals(extent) && from.rowSize() == size && (!from.scalar() || size == 1);
      case Instruction.Store store -> store.rowSize() == size;
      default -> true;
    };
  }

  /** Whether an instruction's operand or result passes through a scratch array. */
  private boolean isGathered(Instruction instruction) {
    return switch (instruction) {
      case Instruction.OneHot _, Instruction.Noise _ -> true;
      case Instruction.Load _, Instruction.Store _ -> joined && !isDense(instruction);
      default -> false;
    };
  }
}
