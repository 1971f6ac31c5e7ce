package dev.rnn.engine.kernel.generate;

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

  private static boolean present() {
    try {
      Class.forName("jdk.incubator.vector.FloatVector");
      return true;
    } catch (ClassNotFoundException | LinkageError missing) {
      return false;
    }
  }
}
