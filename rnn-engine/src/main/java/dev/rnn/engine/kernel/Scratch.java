package dev.rnn.engine.kernel;

import dev.rnn.engine.kernel.matrix.Workspace;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** A worker's own small arrays, kept between runs. */
public final class Scratch {
  private float[][] registers = new float[0][];
  private final Workspace workspace = new Workspace();
  private final Map<Elementwise, GroupMemory> groups = new WeakHashMap<>(); // a worker may outlive a program
  private final int[] integers = new int[Elementwise.CHUNK];

  /** At least {@code count} arrays of {@link Elementwise#CHUNK} numbers. */
  float[][] registers(int count) {
    if (registers.length < count) {
      float[][] more = new float[count][];
      for (int i = 0; i < count; i++) more[i] = i < registers.length ? registers[i] : new float[Elementwise.CHUNK];
      registers = more;
    }
    return registers;
  }

  /** For products. */
  Workspace workspace() {
    return workspace;
  }

  /** What a group knows of the memory that this worker's last run of it used. */
  GroupMemory of(Elementwise group, List<Elementwise.Instruction> instructions) {
    GroupMemory known = groups.get(group);
    if (known != null) return known;
    GroupMemory made = new GroupMemory(instructions);
    groups.put(group, made);
    return made;
  }

  /** {@link Elementwise#CHUNK} integers. */
  int[] integers() {
    return integers;
  }
}
