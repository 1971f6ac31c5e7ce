package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.kernel.generate.Candidate;
import dev.rnn.engine.kernel.generate.Routine;
import dev.rnn.engine.kernel.generate.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a group by generated code. Its routines compute whole vectors, in arrays whose rows are equally far from each
 * other. Where a row's last places do not fill a vector, its last whole vector is computed again; a place has the
 * same bits wherever it stands. What is not of that form is gathered into scratch arrays first: noise, one-hot
 * vectors, all operands of short rows, and last places that must not be computed twice because a result overwrites an
 * operand.
 */
final class GeneratedGroup {
  /** How the rows of a group are handed to its routines. */
  private enum Form {
    /** All rows as one long row: everything lies without gaps. */
    FLAT,
    /** Whole rows, gathered: a row of its own costs as much as 30 places. */
    SHORT,
    /** Row by row, the rest of some rows gathered. */
    ROWS
  }

  private static final int SHORT_ROW = 32;

  private final Extent extent;
  private final int size;
  private final List<Instruction> instructions;
  private final Form form;
  private final boolean chunks; // not more than a chunk at a time, because of numbers in scratch arrays
  private final int arguments;
  private final int[] direct; // instructions that read or write buffers
  private final int[] made; // instructions that make numbers which are in no buffer
  private final boolean[] scalar; // by instruction: reads one number for each row
  private final Candidate[] candidates;

  private GeneratedGroup(Extent extent, int size, List<Instruction> instructions) {
    this.extent = extent;
    this.size = size;
    this.instructions = instructions;
    if (extent.equals(Extent.CONSTANT)) form = Form.ROWS;
    else if (instructions.stream().allMatch(this::isDense)) form = Form.FLAT;
    else form = size < SHORT_ROW ? Form.SHORT : Form.ROWS;
    GroupFormulas formulas = GroupFormulas.of(instructions, form == Form.ROWS);
    made = where(GeneratedGroup::isMade);
    direct = where(i -> i instanceof Instruction.Load || i instanceof Instruction.Store);
    scalar = new boolean[instructions.size()];
    for (int i : where(i -> i instanceof Instruction.Load load && load.from().scalar())) scalar[i] = form == Form.ROWS;
    chunks = formulas.parts().size() > 1 || made.length > 0;
    arguments = formulas.arguments();
    candidates = formulas.parts().stream().map(Candidate::of).toArray(Candidate[]::new);
  }

  /** The generated form of a group; null where only the plain loops know a function. */
  static @Nullable GeneratedGroup of(Extent extent, int size, List<Instruction> instructions) {
    if (size == 0 || !GroupFormulas.supports(instructions)) return null;
    return new GeneratedGroup(extent, size, instructions);
  }

  /** The names of its generated classes. */
  String name() {
    return Arrays.stream(candidates).map(Candidate::name).collect(Collectors.joining(" and "));
  }

  /** Whether the routines are fast by now. */
  boolean isFast() {
    for (Candidate candidate : candidates) if (candidate.fast(0) == null) return false;
    return true;
  }

  /** Runs the group if its routines are fast by now. */
  boolean run(Memory memory, Scratch scratch, GroupMemory where, int from, int to) {
    long places = extent.equals(Extent.CONSTANT) ? to - from : (long) (to - from) * size;
    Routine[] routines = where.routines(candidates.length);
    boolean all = true;
    for (int p = 0; p < candidates.length; p++) {
      Routine fast = candidates[p].fast(places);
      if (fast == null) all = false;
      else routines[p] = fast;
    }
    if (all) run(memory, scratch, where, routines, from, to);
    return all;
  }

  /** Runs the group by given routines: rows, or places of the only row. */
  void run(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to) {
    switch (form) {
      case FLAT -> flat(memory, scratch, where, routines, from, (to - from) * size);
      case SHORT -> gatheredRows(memory, scratch, where, routines, from, to, 0, size, size);
      case ROWS -> {
        boolean constant = extent.equals(Extent.CONSTANT);
        int first = constant ? 0 : from;
        int past = constant ? 1 : to;
        int begin = constant ? from : 0;
        int end = constant ? to : size;
        int lanes = Vectors.lanes();
        int whole = begin + ((end - begin) & -lanes);
        if (whole == end || whole == begin || !where.isInPlace()) {
          rows(memory, scratch, where, routines, first, past, begin, whole);
          if (whole == begin) gatheredRows(memory, scratch, where, routines, first, past, whole, end - whole, lanes);
          else if (whole < end) rows(memory, scratch, where, routines, first, past, end - lanes, end);
        } else {
          lastFirst(memory, scratch, where, routines, first, past, begin, end);
        }
      }
    }
  }

  /**
   * Places [begin, end) of rows whose results overwrite operands: the last whole vector is computed before the others,
   * of which it shares some places, and what is new of it is written after them.
   */
  private void lastFirst(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to,
      int begin, int end) {
    int lanes = Vectors.lanes();
    int rest = (end - begin) % lanes;
    int block = chunks || where.anyMapped() ? 1 : Elementwise.CHUNK / lanes;
    float[][] last = scratch.registers(arguments);
    for (int r = from; r < to; r += block) {
      int rows = Math.min(block, to - r);
      for (int i : direct) if (!isStore(i)) where.pass(i, r, scalar[i] ? 0 : end - lanes);
      for (int i : direct) if (isStore(i)) where.pass(i, last[i], lanes);
      if (chunks) passMade(memory, scratch, where, r, rows, end - lanes, lanes);
      for (Routine routine : routines) where.call(routine, rows, lanes);
      rows(memory, scratch, where, routines, r, r + rows, begin, end - rest);
      for (int i : direct) {
        for (int k = 0; isStore(i) && k < rows; k++) {
          System.arraycopy(last[i], (k + 1) * lanes - rest, where.array(i), where.at(i, r + k) + end - rest, rest);
        }
      }
    }
  }

  private boolean isStore(int i) {
    return instructions.get(i) instanceof Instruction.Store;
  }

  /** Places of rows without gaps, wherever one ends and the next begins. */
  private void flat(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int row, int count) {
    int lanes = Vectors.lanes();
    int whole = count & -lanes;
    int most = chunks ? Elementwise.CHUNK : whole;
    for (int i = 0; i < whole; i += most) piece(memory, scratch, where, routines, row, 1, i, Math.min(most, whole - i));
    if (whole == count) return;
    if (whole > 0 && !where.isInPlace()) piece(memory, scratch, where, routines, row, 1, count - lanes, lanes);
    else gatheredPiece(memory, scratch, where, routines, row, 1, whole, count - whole, lanes);
  }

  /** Places [begin, end) of rows: whole vectors. */
  private void rows(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to, int begin,
      int end) {
    if (begin == end) return;
    if (!chunks && !where.anyMapped()) {
      piece(memory, scratch, where, routines, from, to - from, begin, end - begin);
      return;
    }
    int most = chunks ? Elementwise.CHUNK : end - begin;
    for (int r = from; r < to; r++) {
      for (int i = begin; i < end; i += most) {
        piece(memory, scratch, where, routines, r, 1, i, Math.min(most, end - i));
      }
    }
  }

  /** Places [begin, begin + width) of rows, as many at a time as fit in a scratch array. */
  private void gatheredRows(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int from, int to,
      int begin, int width, int pitch) {
    if (width == 0) return;
    int block = Elementwise.CHUNK / pitch;
    for (int r = from; r < to; r += block) {
      gatheredPiece(memory, scratch, where, routines, r, Math.min(block, to - r), begin, width, pitch);
    }
  }

  /** Runs all routines in place for whole vectors; only made numbers pass through scratch arrays. */
  private void piece(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int row, int rows,
      int begin, int width) {
    for (int i : direct) where.pass(i, row, scalar[i] ? 0 : begin);
    if (chunks) passMade(memory, scratch, where, row, rows, begin, width);
    for (Routine routine : routines) where.call(routine, rows, width);
  }

  /** Makes the numbers that are in no buffer, and room for those that go from one routine to the next. */
  private void passMade(Memory memory, Scratch scratch, GroupMemory where, int row, int rows, int begin, int width) {
    float[][] gathered = scratch.registers(arguments);
    for (int i : made) {
      where.pass(i, gathered[i], width);
      gather(memory, where, i, gathered[i], row, rows, begin, width, width);
    }
    for (int i = instructions.size(); i < arguments; i++) where.pass(i, gathered[i], width);
  }

  /** Runs all routines for gathered operands, of which not all fill a vector. */
  private void gatheredPiece(Memory memory, Scratch scratch, GroupMemory where, Routine[] routines, int row, int rows,
      int begin, int width, int pitch) {
    float[][] gathered = scratch.registers(arguments);
    for (int i = 0; i < arguments; i++) {
      where.pass(i, gathered[i], pitch);
      if (i < instructions.size()) gather(memory, where, i, gathered[i], row, rows, begin, width, pitch);
    }
    int lanes = Vectors.lanes();
    for (Routine routine : routines) {
      if (form == Form.ROWS) where.call(routine, rows, pitch);
      else where.call(routine, 1, (rows * pitch + lanes - 1) & -lanes);
    }
    for (int i = 0; i < instructions.size(); i++) {
      if (isStore(i)) {
        ElementwiseLoops.store(where, i, gathered[i], row, rows, begin, width, pitch);
      }
    }
  }

  private void gather(Memory memory, GroupMemory where, int i, float[] to, int row, int rows, int begin, int width,
      int pitch) {
    switch (instructions.get(i)) {
      case Instruction.Load load ->
          // flat rows count as one: of a dense operand they are places, also when each row has but one
          ElementwiseLoops.load(where, i, load.from().scalar() && form != Form.FLAT, to, row, rows, begin, width,
              pitch);
      case Instruction.OneHot _ -> ElementwiseLoops.oneHot(where, i, to, row, rows, begin, width, pitch);
      case Instruction.Noise noise ->
          ElementwiseLoops.noise(memory, noise.name(), extent, to, row, rows, begin, width, pitch);
      default -> {} // results are copied afterwards
    }
  }

  /** Routines that are not compiled yet: correct, but slow. */
  Routine[] cold() {
    return Arrays.stream(candidates).map(Candidate::cold).toArray(Routine[]::new);
  }

  private int[] where(Predicate<Instruction> is) {
    return IntStream.range(0, instructions.size()).filter(i -> is.test(instructions.get(i))).toArray();
  }

  /** Whether what an instruction reads or writes lies row after row without gaps. */
  private boolean isDense(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load(_, Operand from) ->
          from.extent().equals(extent) && from.rowSize() == size && (!from.scalar() || size == 1);
      case Instruction.Store store -> store.rowSize() == size;
      default -> !isMade(instruction);
    };
  }

  /** Whether an instruction makes numbers that are in no buffer. */
  private static boolean isMade(Instruction instruction) {
    return instruction instanceof Instruction.OneHot || instruction instanceof Instruction.Noise;
  }
}
