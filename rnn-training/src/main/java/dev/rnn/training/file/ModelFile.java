package dev.rnn.training.file;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.PluginRegistry;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.training.model.ModelMetadata;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.TrainableModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A model as one safetensors file: its parameters by path, and in the file's metadata what it is made of. */
public final class ModelFile {
  private ModelFile() {}

  /** Writes a model, atomically. */
  public static void write(TrainableModel model, Path file) {
    Map<String, String> metadata = model.metadata();
    Map<String, TensorData> tensors = new TreeMap<>();
    for (Parameter p : model.parameters().all()) tensors.put(p.path(), new TensorData(p.shape().dims(), p.values()));
    Safetensors.write(file, new SafetensorsFile(metadata, tensors));
  }

  /** Reads a model of sequences. */
  public static SequenceModel read(PluginRegistry registry, Path file) {
    SafetensorsFile content = Safetensors.read(file);
    SequenceModel model = ModelMetadata.read(registry, file, content.metadata());
    fill(model, content, file);
    return model;
  }

  /**
   * Gives a model the parameters of a file.
   *
   * @throws RnnException if one is missing or has another shape
   */
  public static void fill(TrainableModel model, SafetensorsFile content, Path file) {
    for (Parameter p : model.parameters().all()) {
      TensorData data = content.tensors().get(p.path());
      if (data == null || !data.shape().equals(p.shape().dims())) {
        throw RnnException.error("RNN-FILE-PARAMETERS", file + ": parameter " + p.path() + " should be " + p.shape()
                + ", but is " + (data == null ? "missing" : data.shape().toString()) + ".")
            .fix("load it with the versions of the plug-ins that it was trained with.").build();
      }
      System.arraycopy(data.values(), 0, p.values(), 0, p.values().length);
    }
    model.parameters().changed();
  }
}
