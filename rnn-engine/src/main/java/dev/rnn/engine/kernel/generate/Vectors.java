package dev.rnn.engine.kernel.generate;

import jdk.incubator.vector.FloatVector;

/** Whether generated code can run: the module jdk.incubator.vector is there and has not been switched off. */
public final class Vectors {
  /** The system property that switches vector code off: {@code -Ddev.rnn.vector=off}. */
  public static final String PROPERTY = "dev.rnn.vector";

  private static final boolean AVAILABLE = !"off".equals(System.getProperty(PROPERTY)) && present();

  private Vectors() {}

  /** Whether generated code can run. */
  public static boolean available() {
    return AVAILABLE;
  }

  /** How many numbers a vector of this machine has: a power of two. */
  public static int lanes() {
    return Lanes.COUNT;
  }

  /** Loaded only where there is a Vector API. */
  private static final class Lanes {
    private static final int COUNT = FloatVector.SPECIES_PREFERRED.length();
  }

  private static boolean present() {
    try {
      Class.forName("jdk.incubator.vector.FloatVector");
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }
}
