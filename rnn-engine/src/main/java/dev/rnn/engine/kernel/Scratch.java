package dev.rnn.engine.kernel;

import dev.rnn.engine.kernel.generate.Routine;
import dev.rnn.engine.kernel.matrix.Workspace;
import java.util.Map;
import java.util.WeakHashMap;

/** A worker's own small arrays, kept between runs. */
public final class Scratch {
  private float[][] registers = new float[0][];
  private final Workspace workspace = new Workspace();
  private float[][] arguments = new float[0][];
  private int[] places = new int[0];
  private int[] steps = new int[0];
  private Routine[] routines = new Routine[0];
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
  GroupMemory of(Elementwise group, int instructions) {
    GroupMemory known = groups.get(group);
    if (known != null) return known;
    GroupMemory made = new GroupMemory(instructions);
    groups.put(group, made);
    return made;
  }

  /** At least {@code count} arrays as arguments of a routine. */
  float[][] arguments(int count) {
    if (arguments.length < count) arguments = new float[count][];
    return arguments;
  }

  /** At least {@code count} places where arguments begin. */
  int[] places(int count) {
    if (places.length < count) places = new int[count];
    return places;
  }

  /** At least {@code count} distances between rows of arguments. */
  int[] steps(int count) {
    if (steps.length < count) steps = new int[count];
    return steps;
  }

  /** At least {@code count} routines. */
  Routine[] routines(int count) {
    if (routines.length < count) routines = new Routine[count];
    return routines;
  }

  /** {@link Elementwise#CHUNK} integers. */
  int[] integers() {
    return integers;
  }
}
