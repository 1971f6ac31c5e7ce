package dev.rnn.benchmarks.peers.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.task.LayerTask;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A layer in ONNX Runtime, with outputs written to memory that is there (pinned). When steps are fed one at a time
 * there are two sets of it: the state that one step writes is what the next one reads.
 */
final class OnnxStep implements Step {
  private final LayerTask task;
  private final OrtSession session;
  private final FloatBuffer[] outputs = new FloatBuffer[2];
  private final List<Map<String, OnnxTensor>> inputsOf = List.of(new HashMap<>(), new HashMap<>());
  private final List<Map<String, OnnxValue>> outputsOf = List.of(new HashMap<>(), new HashMap<>());
  private int turn;

  OnnxStep(LayerTask task, int threads) {
    this.task = task;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      session = OrtEnvironment.getEnvironment().createSession(OnnxLayer.model(task), options);
      bind();
    } catch (OrtException reason) {
      throw new IllegalStateException(reason);
    }
  }

  private void bind() throws OrtException {
    int batch = task.lengths().length;
    int hidden = task.size().hidden();
    boolean lstm = task.size().cell().equals("lstm");
    FloatBuffer given = numbers(task.x().length).put(0, task.x());
    OnnxTensor x = tensor(given, task.lengths()[0], batch, task.size().input());
    FloatBuffer[] h = {numbers(batch * hidden), numbers(batch * hidden)};
    FloatBuffer[] c = {numbers(batch * hidden), numbers(batch * hidden)};
    for (int i = 0; i < 2; i++) {
      inputsOf.get(i).put("x", x);
      inputsOf.get(i).put("h0", tensor(h[i], 1, batch, hidden));
      if (lstm) inputsOf.get(i).put("c0", tensor(c[i], 1, batch, hidden));
      if (task.kind() == LayerTask.Kind.STREAM) {
        outputs[i] = h[1 - i];
        outputsOf.get(i).put("hn", tensor(h[1 - i], 1, batch, hidden));
        if (lstm) outputsOf.get(i).put("cn", tensor(c[1 - i], 1, batch, hidden));
      } else {
        outputs[i] = numbers(task.rows() * hidden);
        outputsOf.get(i).put("y", tensor(outputs[i], task.lengths()[0], 1, batch, hidden));
      }
    }
  }

  private static FloatBuffer numbers(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  private static OnnxTensor tensor(FloatBuffer numbers, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), numbers, shape);
  }

  @Override
  public void run() {
    try (OrtSession.Result _ = session.run(inputsOf.get(turn), Set.of(), outputsOf.get(turn))) {
      turn ^= 1;
    } catch (OrtException reason) {
      throw new IllegalStateException(reason);
    }
  }

  @Override
  public Map<String, float[]> results() {
    FloatBuffer last = outputs[turn ^ 1];
    float[] numbers = new float[last.capacity()];
    last.get(0, numbers);
    return Map.of(LayerTask.OUTPUT, numbers);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException reason) {
      throw new IllegalStateException(reason);
    }
  }
}
