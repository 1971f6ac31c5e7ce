package dev.rnn.engine.kernel;

import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import java.util.List;

/**
 * A group that computes the last place of the last row first, and all else of it after that, place by place: whatever
 * one place reads of what another one has overwritten comes to light, in however small a value. Plain loops read a
 * chunk of many rows before they write it, and generated code a vector.
 */
public final class PlaceByPlace implements Kernel {
  private final Elementwise group;
  private final ElementwiseLoops loops;

  private PlaceByPlace(Elementwise group) {
    this.group = group;
    int registers = 1 + group.instructions().stream().mapToInt(PlaceByPlace::result).max().orElse(0);
    loops = new ElementwiseLoops(group.extent(), group.places(), registers, group.instructions());
  }

  /** The program with all its groups computed in that way. */
  public static Program of(Program program) {
    return new Program(program.stages().stream().map(stage -> new Program.Stage(stage.axis(), stage.direction(),
        stage.strip(), stage.local(), of(stage.fixed()), of(stage.kernels()))).toList(), program.buffers(),
        program.slots(), program.matrices(), program.outputs(), program.axes());
  }

  private static List<Kernel> of(List<Kernel> kernels) {
    return kernels.stream().map(k -> k instanceof Elementwise group ? new PlaceByPlace(group) : k).toList();
  }

  private static int result(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load load -> load.to();
      case Instruction.Literal literal -> literal.to();
      case Instruction.Unary unary -> unary.to();
      case Instruction.Binary binary -> binary.to();
      case Instruction.Select select -> select.to();
      case Instruction.OneHot oneHot -> oneHot.to();
      case Instruction.Noise noise -> noise.to();
      case Instruction.Store _ -> 0;
    };
  }

  @Override
  public Split split() {
    return group.split();
  }

  @Override
  public Extent extent() {
    return group.extent();
  }

  @Override
  public int places() {
    return group.places();
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    if (group.places() == 0 || from == to) return;
    GroupMemory where = scratch.of(group, group.instructions());
    where.bind(memory, extent());
    boolean constant = extent().equals(Extent.CONSTANT);
    for (int r = constant ? 0 : to - 1; r >= (constant ? 0 : from); r--) {
      for (int i = (constant ? to : places()) - 1; i >= (constant ? from : 0); i--) {
        loops.execute(memory, scratch, where, r, 1, i, 1);
      }
    }
  }

  @Override
  public String describe() {
    return group.describe();
  }
}
