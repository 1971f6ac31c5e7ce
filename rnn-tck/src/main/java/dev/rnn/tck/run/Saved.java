package dev.rnn.tck.run;

import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.trace.ParameterDeclaration;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parameters as a file has them: bytes by path. */
public final class Saved {
  private Saved() {}

  /** The bytes of each parameter. */
  public static Map<String, byte[]> bytes(Parameters parameters) {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (Parameter p : parameters.all()) {
      ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * p.values().length);
      bytes.asFloatBuffer().put(p.values());
      all.put(p.path(), bytes.array());
    }
    return all;
  }

  /**
   * The parameters that a subject declares, with saved values.
   *
   * @throws IllegalStateException if it declares others than were saved
   */
  public static Parameters load(Map<String, byte[]> saved, Subject subject) {
    Parameters parameters = new Parameters();
    for (ParameterDeclaration p : subject.trace().parameters()) {
      byte[] bytes = saved.get(p.path());
      if (bytes == null || bytes.length != Float.BYTES * p.shape().size()) {
        throw new IllegalStateException("made again it declares " + p.path() + " " + p.shape() + ", and "
            + (bytes == null ? "nothing" : bytes.length / Float.BYTES + " numbers") + " of that name were saved");
      }
      float[] values = new float[p.shape().size()];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      parameters.put(new Parameter(p.path(), p.shape(), p.role(), values));
    }
    if (parameters.all().size() == saved.size()) return parameters;
    throw new IllegalStateException("made again it declares " + parameters.paths() + ", saved were " + saved.keySet());
  }
}
