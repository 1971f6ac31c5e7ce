package dev.rnn.examples.support;

import dev.rnn.training.trainer.TrainingListener;
import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Live progress of training: a bar on a terminal, plain lines elsewhere. */
public final class Progress implements TrainingListener, AutoCloseable {
  private static final long NANOS_BETWEEN_LINES = 3_000_000_000L;

  private final PrintStream out;
  private final boolean terminal;
  private final String elementsAre;
  private final boolean perplexity;
  private final long begin = System.nanoTime();
  private @Nullable ProgressBar bar;
  private long lastLine = begin;
  private long doneBefore;
  private long elements;
  private double recentLoss = Double.NaN;

  /** Progress of a language model to a stream. */
  public Progress(PrintStream out) {
    this(out, "tokens", true);
  }

  /** Progress of any model, by its loss alone; {@code elements} is what its elements are called. */
  public static Progress ofLoss(PrintStream out, String elements) {
    return new Progress(out, elements, false);
  }

  private Progress(PrintStream out, String elementsAre, boolean perplexity) {
    this.out = out;
    this.elementsAre = elementsAre;
    this.perplexity = perplexity;
    Console console = System.console(); // since JDK 22 there is one without a terminal, too
    terminal = out == System.out && console != null && console.isTerminal();
  }

  @Override
  public void resumed(Resumed resumed) {
    resumed.damaged().forEach(problem -> out.println("passed over a damaged checkpoint: " + problem));
    out.printf(Locale.ROOT, "going on from %s: epoch %d, %,d updates done%n", resumed.file(), resumed.epoch() + 1,
        resumed.updates());
    doneBefore = resumed.updates();
  }

  @Override
  public void skipped(Skipped skipped) {
    close();
    out.printf(Locale.ROOT, "epoch %d: an update was left out, %d in a row, %,d in all: %s%n", skipped.epoch() + 1,
        skipped.inRow(), skipped.inAll(), skipped.reason().getMessage());
  }

  @Override
  public void updated(Update update) {
    elements += update.elements();
    // About the last hundred updates: one update's loss jumps too much to be read.
    recentLoss = Double.isNaN(recentLoss) ? update.loss() : recentLoss + 0.02 * (update.loss() - recentLoss);
    if (terminal) {
      bar(update).stepTo(update.update());
      bar(update).setExtraMessage(figures());
    } else if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
      lastLine = System.nanoTime();
      out.printf(Locale.ROOT, "epoch %d  %3.0f %%  %s  %s left%n", update.epoch() + 1,
          100.0 * update.update() / update.updates(), figures(), left(update));
    }
  }

  @Override
  public void epochEnded(Epoch epoch) {
    close();
    if (Double.isNaN(epoch.validation())) return;
    String best = epoch.best() ? " (best)" : "";
    if (perplexity) {
      out.printf(Locale.ROOT, "epoch %d ended: training perplexity %.1f, validation perplexity %.1f%s%n",
          epoch.epoch() + 1, Math.exp(epoch.trainLoss()), Math.exp(epoch.validation()), best);
    } else {
      out.printf(Locale.ROOT, "epoch %d ended: training loss %.4f, validation loss %.4f%s%n", epoch.epoch() + 1,
          epoch.trainLoss(), epoch.validation(), best);
    }
  }

  private String figures() {
    double seconds = (System.nanoTime() - begin) * 1e-9;
    String shown = perplexity ? String.format(Locale.ROOT, "  perplexity %.1f", Math.exp(recentLoss)) : "";
    return String.format(Locale.ROOT, "loss %.3f%s  %,.0f %s/s", recentLoss, shown, elements / seconds, elementsAre);
  }

  private String left(Update update) {
    double seconds = (System.nanoTime() - begin) * 1e-9;
    Duration rest = Duration.ofSeconds(Math.round(seconds / (update.update() - doneBefore)
        * (update.updates() - update.update())));
    return rest.toMinutes() > 0 ? rest.toMinutes() + " min " + rest.toSecondsPart() + " s" : rest.toSeconds() + " s";
  }

  private ProgressBar bar(Update update) {
    if (bar == null) {
      bar = new ProgressBarBuilder().setTaskName("training").setInitialMax(update.updates())
          .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(500).build();
    }
    return bar;
  }

  @Override
  public void close() {
    if (bar != null) bar.close();
    bar = null;
  }
}
