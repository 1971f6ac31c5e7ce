package dev.rnn.examples.longmemory;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.runtime.Workers;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.Figures;
import dev.rnn.examples.support.Places;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.Rnn;
import dev.rnn.training.diagnosis.GateSaturation;
import dev.rnn.training.diagnosis.GradientFlow;
import dev.rnn.training.diagnosis.GradientReport;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how far back cells learn from: the vanishing gradient, and what cures it. */
@Command(name = "gradient-flow", mixinStandardHelpOptions = true,
    description = "Draws how gradients vanish with the steps they go back, for several cells.")
public final class GradientFlowCommand implements Callable<Integer> {
  private static final int SEQUENCES = 50;
  private static final int BATCH = 50;

  private final PrintStream out;

  @Option(names = "--cell", paramLabel = "SPEC",
      description = "A cell plug-in; may be given several times. Default: vanilla, gru, lstm and an lstm whose forget"
          + " gate begins at 3.")
  private List<String> cells = List.of("vanilla", "gru", "lstm", "lstm(forgetBias=3)");

  @Option(names = "--length", paramLabel = "T", defaultValue = "100",
      description = "Steps of a sequence. Default: ${DEFAULT-VALUE}.")
  private int length = 100;

  @Option(names = "--hidden", paramLabel = "N", defaultValue = "64",
      description = "Size of the hidden state. Default: ${DEFAULT-VALUE}.")
  private int hidden = 64;

  @Option(names = "--updates", paramLabel = "N", defaultValue = "200",
      description = "Updates on the adding problem before the second look; 0: only the first one. Default:"
          + " ${DEFAULT-VALUE}.")
  private int updates = 200;

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
      description = "Of first values and data. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--picture", paramLabel = "FILE", defaultValue = "gradient-flow.png",
      description = "Where the picture goes, a .png or .svg file. Default: ${DEFAULT-VALUE}.")
  private Path picture = Path.of("gradient-flow.png");

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public GradientFlowCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    if (length < 2 || hidden < 1 || updates < 0) {
      throw RnnException.error("RNN-OPTION-RANGE", "length is " + length + ", hidden is " + hidden + ", updates is "
          + updates + ".").fix("use a length from 2, hidden from 1 and updates from 0.").build();
    }
    FlowPicture.requireEnding(picture);
    new Places().writing(picture, common.json());
    Rnn rnn = common.rnn();
    AddingTask task = new AddingTask(length, Math.max(SEQUENCES, updates * BATCH));
    Examples data = task.training(seed);
    Examples seen = data.select(IntStream.range(0, SEQUENCES).toArray());
    FlowPicture chart = new FlowPicture(length);
    Figures figures = new Figures().put("length", length).put("seed", seed);
    out.println("the norm of the gradient of the last step's loss by the state so many steps before:");
    out.println(row("cell", lags().stream().map(lag -> "lag " + lag).toList(), "memory", "a step back"));
    for (String cell : cells) {
      SequenceModel model = task.compose(rnn.sequenceModel(), settings(cell)).layer(cell, hidden).seed(seed).build();
      look(model, seen, cell, chart, figures);
      if (updates == 0) continue;
      double clipped = train(rnn, model, data);
      GradientReport report = look(model, seen, cell + ", trained", chart, figures);
      figures.put(cell + ", trained clipped_share", clipped);
      explain(new GradientReport(report.layers(), report.gates(), report.radii(), clipped));
    }
    chart.write(picture);
    out.println("drawn to " + picture);
    figures.write(common.json());
    return 0;
  }

  private TaskSettings settings(String cell) {
    return new TaskSettings(cell, hidden, 0, 1, false, 0, "adam", 0.003, "constant", 1, BATCH, 1);
  }

  /** The share of updates whose norm was clipped. */
  private double train(Rnn rnn, SequenceModel model, Examples data) {
    double[] clipped = new double[1];
    rnn.trainer(TrainerSettings.DEFAULT.withOptimizer("adam", 0.003).withClipping(1, 0).withSeed(seed).withEpochs(1))
        .listen(new TrainingListener() {
          @Override
          public void epochEnded(Epoch epoch) {
            clipped[0] = epoch.clippedShare();
          }
        }).fit(model, new ShuffledExamples(data, BATCH, seed));
    return clipped[0];
  }

  private void explain(GradientReport report) {
    for (GateSaturation gate : report.gates()) {
      out.printf(Locale.ROOT, "  %-24s closed %3.0f %%, open %3.0f %% of the time%n", gate.gate(), 100 * gate.closed(),
          100 * gate.open());
    }
    report.radii().forEach((path, radius) -> out.printf(Locale.ROOT, "  %-24s spectral radius %.3f%n", path, radius));
    out.printf(Locale.ROOT, "  %.0f %% of the updates clipped%n", 100 * report.clippedShare());
    for (String sentence : report.advice()) out.println("  " + sentence);
  }

  private GradientReport look(SequenceModel model, Examples seen, String name, FlowPicture chart, Figures figures) {
    GradientReport report;
    try (Workers workers = new Workers(1)) {
      report = GradientReport.of(model, seen, workers);
    }
    GradientFlow flow = report.layers().getFirst();
    chart.add(name, flow.norms());
    List<String> norms = lags().stream().map(lag -> String.format(Locale.ROOT, "%.1e", flow.norms().get(lag))).toList();
    out.println(row(name, norms, flow.memoryLength() + " steps", String.format(Locale.ROOT, "x %.3f", flow.perStep())));
    figures.put(name + " memory_length", flow.memoryLength()).put(name + " per_step", flow.perStep());
    report.gates().forEach(gate -> figures.put(name + " " + gate.gate() + " saturated", gate.saturated()));
    report.radii().forEach((path, radius) -> figures.put(name + " " + path + " spectral_radius", radius));
    return report;
  }

  private List<Integer> lags() {
    List<Integer> lags = new ArrayList<>(List.of(0));
    for (int quarter = 1; quarter <= 4; quarter++) lags.add((length - 1) * quarter / 4);
    return lags;
  }

  private static String row(String name, List<String> norms, String memory, String perStep) {
    StringBuilder row = new StringBuilder(String.format("%-28s", name));
    for (String norm : norms) row.append(String.format("%9s", norm));
    return row + String.format("%12s%13s", memory, perStep);
  }
}
