package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.engine.compile.Compiler;
import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.compile.Program;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.parameter.Parameters.Parameter;
import dev.rnn.engine.random.NoiseKey;
import dev.rnn.engine.runtime.Frame;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.engine.trace.ParameterDeclaration;
import dev.rnn.engine.trace.Trace;
import dev.rnn.training.Rnn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Models of the built-in cells, as the builder makes them, against LibTorch: stacked, bidirectional, ragged, unsorted.
 * The vectors are in the folder that the system property {@code rnn.golden} or the environment variable
 * {@code RNN_GOLDEN} names, or in {@code shared/golden} beside the project; they are not part of it.
 */
class GoldenModelsTest {
  private static final Rnn RNN = Rnn.create();
  private static final Path FOLDER = folder();
  private static final double LIMIT = 1e-5;

  @Test
  void all_files_are_there_or_the_folder_is_not() {
    assumeTrue(Files.isDirectory(FOLDER), () -> "no golden vectors in " + FOLDER.toAbsolutePath().normalize());
    assertThat(files()).hasSize(28);
  }

  @TestFactory
  Stream<DynamicTest> compiled_models_agree_in_outputs_states_and_all_gradients() {
    return files().stream().map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () ->
        assertThat(new Comparison(GoldenModelFile.read(path)).errors())
            .allSatisfy((what, error) -> assertThat(error).as(what).isLessThan(LIMIT))));
  }

  private static List<Path> files() {
    if (!Files.isDirectory(FOLDER)) return List.of();
    try (Stream<Path> all = Files.list(FOLDER)) {
      return all.filter(p -> p.toString().endsWith("_f32.json")).sorted().toList();
    } catch (IOException reason) {
      throw new IllegalStateException(reason);
    }
  }

  private static Path folder() {
    String named = System.getProperty("rnn.golden", System.getenv("RNN_GOLDEN"));
    if (named != null) return Path.of(named);
    Path here = Path.of("").toAbsolutePath();
    Path project = here.getFileName().toString().startsWith("rnn-") ? here.getParent() : here;
    return project.resolve("../shared/golden");
  }

  /** One file's model, whose output layer changes nothing. */
  private static final class Comparison {
    private final GoldenModelFile file;
    private final GoldenParameters parameters;
    private final int width;
    private final SequenceModel model;
    private final Map<String, float[]> given = new LinkedHashMap<>();

    Comparison(GoldenModelFile file) {
      this.file = file;
      parameters = new GoldenParameters(file);
      width = file.hidden() * (file.bidirectional() ? 2 : 1);
      SequenceModelBuilder builder = RNN.sequenceModel().vectors(file.inputs());
      String cell = file.cell().replaceFirst("rnn_(.*)", "vanilla(activation=$1)");
      for (int i = 0; i < file.layers(); i++) {
        Layer layer = Layer.of(cell, file.hidden());
        builder = builder.layer(file.bidirectional() ? layer.bidirectional() : layer);
      }
      model = builder.output(width, Activation.IDENTITY, OutputSpec.When.EVERY_STEP)
          .loss(scope -> scope.prediction().times(scope.target()).sum()).unsaved().build();
    }

    Map<String, Double> errors() {
      for (Parameter p : model.parameters().all()) fill(p);
      model.parameters().changed();
      Node loss = loss();
      Map<String, Node> outputs = model.graph().outputs(Map.of("loss", loss, "y", model.graph().answer().prediction()));
      Program program = Compiler.compile(graph(), outputs, Mode.TRAIN, loss, wrt());
      Examples examples = Examples.of(file.perSequence(file.tensor("x")),
          file.perSequence(file.tensor("loss_weight_output")), file.lengths());
      Batch batch = model.layout(examples, program);
      given.putAll(model.inputs(examples, batch, Map.of()));
      float[] ones = new float[Arrays.stream(file.lengths()).sum()];
      Arrays.fill(ones, 1);
      given.put(TrainableModel.WEIGHTS, ones);
      given.put(ModelGraph.CARRY, new float[] {1});
      for (int i = 0; i < names().size(); i++) given.put(names().get(i), file.state("0", false, i));
      try (Workers workers = new Workers(2)) {
        Frame frame = new Frame(program, workers);
        frame.run(batch, model.parameters(), given, NoiseKey.of(0, 0));
        return compared(frame, batch);
      }
    }

    private Map<String, Double> compared(Frame frame, Batch batch) {
      Map<String, Double> errors = new LinkedHashMap<>();
      errors.put("loss", error(file.tensor("loss"), frame.output("loss")));
      errors.put("output", error(joined(file.perSequence(file.tensor("output"))),
          joined(Packing.unpack(batch, model.time(), frame.output("y"), width))));
      errors.put("d x", error(joined(file.perSequence(file.gradient("x"))), joined(Packing.unpack(batch, model.time(),
          frame.output(Compiler.gradientOf(InputSpec.DEFAULT)), file.inputs()))));
      for (int i = 0; i < names().size(); i++) {
        String name = names().get(i);
        errors.put("final " + name, error(file.state("n", false, i), frame.output(name)));
        errors.put("d " + name, error(file.state("0", true, i), frame.output(Compiler.gradientOf(name))));
      }
      for (Parameter p : model.parameters().all()) {
        if (p.path().startsWith("output/")) continue;
        errors.put("d " + p.path(), error(parameters.gradient(p.path()),
            frame.output(Compiler.gradientOf(p.path()))));
      }
      return errors;
    }

    /** The builder's loss, and that of the final states where the file has one. */
    private Node loss() {
      Trace trace = model.graph().trace();
      Tensor loss = trace.wrap(model.graph().lossSum());
      for (int i = 0; i < names().size(); i++) {
        String weight = "loss_weight_" + file.stateNames().get(i % file.stateNames().size()) + "n";
        if (!file.tensors().containsKey(weight)) continue;
        Tensor last = trace.wrap(model.graph().finals().get(i));
        Tensor weights = trace.input("weight " + names().get(i), last.shape(), Extent.SEQUENCE);
        Tensor sum = last.times(weights).sum();
        loss = loss.plus(trace.wrap(graph().reduceRows(Reduction.SUM, trace.node(sum), Extent.CONSTANT)));
        int size = file.sequences() * file.hidden();
        int at = i / file.stateNames().size() * size;
        given.put("weight " + names().get(i), Arrays.copyOfRange(file.tensor(weight), at, at + size));
      }
      return trace.node(loss);
    }

    private List<Node> wrt() {
      List<Node> wrt = new ArrayList<>();
      for (ParameterDeclaration p : model.graph().trace().parameters()) wrt.add(p.node());
      wrt.add(graph().input(InputSpec.DEFAULT, Shape.of(file.inputs()), Extent.of(model.time())));
      for (String name : names()) wrt.add(graph().input(name, Shape.of(file.hidden()), Extent.SEQUENCE));
      return wrt;
    }

    private void fill(Parameter p) {
      float[] values = p.path().equals("output/b") ? new float[width]
          : p.path().equals("output/W") ? identity() : parameters.value(p.path());
      System.arraycopy(values, 0, p.values(), 0, p.values().length);
    }

    private float[] identity() {
      float[] matrix = new float[width * width];
      for (int i = 0; i < width; i++) matrix[i * width + i] = 1;
      return matrix;
    }

    private dev.rnn.engine.graph.Graph graph() {
      return model.graph().trace().graph();
    }

    private List<String> names() {
      return model.stateNames();
    }

    private static float[] joined(float[][] parts) {
      float[] all = new float[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
      int at = 0;
      for (float[] part : parts) {
        System.arraycopy(part, 0, all, at, part.length);
        at += part.length;
      }
      return all;
    }

    /** The largest difference, relative to the largest number. */
    private static double error(float[] expected, float[] actual) {
      double worst = 0;
      double scale = 0;
      for (int i = 0; i < expected.length; i++) {
        scale = Math.max(scale, Math.abs(expected[i]));
        worst = Math.max(worst, Math.abs((double) expected[i] - actual[i]));
        if (!Float.isFinite(actual[i])) return Double.POSITIVE_INFINITY;
      }
      return worst / scale;
    }
  }
}
