package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.file.Safetensors;
import dev.rnn.training.file.SafetensorsFile;
import dev.rnn.training.file.TensorData;
import dev.rnn.training.model.TrainableModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The mean of the parameters of several models that one training has left in its folder, (1/N) Σ θᵢ, summed in
 * {@code double}. Late in a training the updates circle around a minimum; their mean is nearer to it (Polyak and
 * Juditsky 1992), and often better than each of them (Vaswani et al. 2017, section 6.1, averages the last 5; Izmailov
 * et al. 2018 say why). Unlike the moving average it takes no memory while training.
 *
 * <p>Models of different trainings must not be averaged: their units do not correspond.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, Attention is all you need</a>
 * @see <a href="https://arxiv.org/abs/1803.05407">Izmailov et al. 2018, Averaging weights leads to wider optima and
 *     better generalization</a>
 */
public final class ModelAverage {
  private ModelAverage() {}

  /**
   * Gives a model the mean of the last models of {@link Checkpoints#keepingModels}.
   *
   * @param model of which they are
   * @param count how many; fewer where there are fewer
   * @return the files, the oldest first
   * @throws RnnException if there is none, or one is of another model
   */
  public static List<Path> last(TrainableModel model, Checkpoints checkpoints, int count) {
    return average(model, checkpoints, CheckpointFolder.MODEL, count, "Checkpoints.keepingModels(" + count + ")");
  }

  /**
   * Gives a model the mean of the best models of {@link Checkpoints#keeping}.
   *
   * @param model of which they are
   * @param count how many; fewer where there are fewer
   * @return the files, the worst first
   * @throws RnnException if there is none, or one is of another model
   */
  public static List<Path> best(TrainableModel model, Checkpoints checkpoints, int count) {
    return average(model, checkpoints, CheckpointFolder.BEST, count,
        "Checkpoints.keeping(3, " + count + ") and validation data");
  }

  private static List<Path> average(TrainableModel model, Checkpoints checkpoints, String kind, int count, String how) {
    if (count < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "models to average is " + count + ".").fix("use a number from 1.")
          .build();
    }
    List<Path> all = new CheckpointFolder(checkpoints).files(kind);
    if (all.isEmpty()) {
      throw RnnException.error("RNN-AVERAGE-EMPTY", checkpoints.folder() + " has no models to average: no file "
          + kind + "*.safetensors.").fix("train with " + how + ".").build();
    }
    List<Path> files = all.subList(Math.max(0, all.size() - count), all.size());
    Map<String, double[]> sums = new TreeMap<>();
    for (Path file : files) add(sums, model, file);
    for (Parameter p : model.parameters().all()) {
      double[] sum = sums.getOrDefault(p.path(), new double[0]);
      for (int i = 0; i < sum.length; i++) p.values()[i] = (float) (sum[i] / files.size());
    }
    model.parameters().changed();
    return files;
  }

  private static void add(Map<String, double[]> sums, TrainableModel model, Path file) {
    SafetensorsFile content = Safetensors.read(file);
    if (!content.metadata().equals(model.metadata())) throw otherModel(file, "it is made of other parts");
    for (Parameter p : model.parameters().all()) {
      TensorData data = content.tensors().get(p.path());
      if (data == null || !data.shape().equals(p.shape().dims())) {
        throw otherModel(file, "parameter " + p.path() + " is " + (data == null ? "missing" : data.shape()));
      }
      double[] sum = sums.computeIfAbsent(p.path(), _ -> new double[data.values().length]);
      for (int i = 0; i < sum.length; i++) sum[i] += data.values()[i];
    }
  }

  private static RnnException otherModel(Path file, String how) {
    return RnnException.error("RNN-AVERAGE-MODEL", file + " is of another model: " + how + ".")
        .fix("average models of one training, and give the model that was trained.").build();
  }
}
