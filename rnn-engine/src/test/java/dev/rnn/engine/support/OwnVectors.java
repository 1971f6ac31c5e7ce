package dev.rnn.engine.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The project's own vectors, in {@code src/test/resources/vectors}: two bidirectional layers over ragged sequences, one
 * of them empty, with final states in the loss. Made by {@link PlainLoops}; {@link #main} writes them anew.
 */
public final class OwnVectors {
  /** The cells that there are files for. */
  public static final List<String> CELLS = List.of("rnn_tanh", "rnn_relu", "lstm", "gru");

  private static final int INPUTS = 2;
  private static final int HIDDEN = 3;
  private static final int[] LENGTHS = {2, 4, 0};
  private static final int STEPS = 4;
  private static final int PARTS = 4; // layers times directions

  private OwnVectors() {}

  /** Reads the file of a cell. */
  public static GoldenFile read(String cell) throws IOException {
    try (var in = OwnVectors.class.getResourceAsStream("/vectors/" + cell + ".json")) {
      if (in == null) throw new IOException("no vectors of " + cell);
      return GoldenFile.of(Json.object(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  /** Computes the numbers of a cell. */
  public static GoldenFile generate(String cell) {
    Random random = new Random(cell.hashCode());
    Map<String, double[]> parameters = new LinkedHashMap<>();
    int gates = switch (cell) {
      case "lstm" -> 4;
      case "gru" -> 3;
      default -> 1;
    };
    for (String suffix : List.of("_l0", "_l0_reverse", "_l1", "_l1_reverse")) {
      int inputs = suffix.startsWith("_l0") ? INPUTS : 2 * HIDDEN;
      parameters.put("weight_ih" + suffix, numbers(random, gates * HIDDEN * inputs));
      parameters.put("weight_hh" + suffix, numbers(random, gates * HIDDEN * HIDDEN));
      parameters.put("bias_ih" + suffix, numbers(random, gates * HIDDEN));
      parameters.put("bias_hh" + suffix, numbers(random, gates * HIDDEN));
    }
    Map<String, double[]> tensors = new LinkedHashMap<>();
    List<String> states = cell.equals("lstm") ? List.of("h", "c") : List.of("h");
    tensors.put("x", numbers(random, STEPS * LENGTHS.length * INPUTS));
    tensors.put("loss_weight_output", numbers(random, STEPS * LENGTHS.length * 2 * HIDDEN));
    for (String state : states) {
      tensors.put(state + "0", numbers(random, PARTS * LENGTHS.length * HIDDEN));
      tensors.put("loss_weight_" + state + "n", numbers(random, PARTS * LENGTHS.length * HIDDEN));
    }
    Map<String, double[]> gradients = new LinkedHashMap<>();
    GoldenFile file = new GoldenFile(cell, cell, 2, 2, LENGTHS.length, STEPS, INPUTS, HIDDEN, LENGTHS, parameters,
        gradients, tensors);
    Map<String, double[]> variables = new LinkedHashMap<>(parameters);
    for (String name : tensors.keySet()) if (!name.startsWith("loss")) variables.put(name, file.tensor(name));
    variables.forEach((name, numbers) -> {
      double[] slopes = new double[numbers.length];
      Arrays.setAll(slopes, i -> new PlainLoops(file, name, i).loss().slope());
      gradients.put(name, slopes);
    });
    PlainLoops run = new PlainLoops(file, "", 0);
    tensors.put("loss", new double[] {run.loss().value()});
    tensors.put("output", run.output());
    for (int s = 0; s < states.size(); s++) tensors.put(states.get(s) + "n", run.finals(s));
    return file;
  }

  /** Writes all files into the folder given as the only argument. */
  public static void main(String[] args) throws IOException {
    for (String cell : CELLS) Files.writeString(Path.of(args[0], cell + ".json"), json(generate(cell)));
  }

  private static double[] numbers(Random random, int count) {
    return random.doubles(count, -1, 1).map(x -> Math.rint(x * 1000) / 1000).toArray(); // short in the file
  }

  private static String json(GoldenFile f) {
    String head = String.format("{\"name\": \"%s\", \"cell\": \"%s\", \"layers\": %d, \"bidirectional\": %s, "
            + "\"B\": %d, \"T\": %d, \"I\": %d, \"H\": %d, \"lengths\": %s,%n",
        f.name(), f.cell(), f.layers(), f.directions() == 2, f.sequences(), f.steps(), f.inputs(), f.hidden(),
        Arrays.toString(f.lengths()));
    return head + "\"params\": {" + fields(f.parameters()) + "},\n\"grads\": {" + fields(f.gradients()) + "},\n"
        + fields(f.tensors()) + "}\n";
  }

  private static String fields(Map<String, double[]> tensors) {
    return tensors.entrySet().stream()
        .map(e -> "\"" + e.getKey() + "\": {\"data\": " + Arrays.toString(e.getValue()) + "}")
        .collect(Collectors.joining(",\n"));
  }
}
