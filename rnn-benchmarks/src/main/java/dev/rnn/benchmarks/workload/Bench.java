package dev.rnn.benchmarks.workload;

import dev.rnn.benchmarks.measure.Agreement;
import dev.rnn.benchmarks.measure.Case;
import dev.rnn.benchmarks.measure.Clock;
import dev.rnn.benchmarks.measure.Contestant;
import dev.rnn.benchmarks.measure.FmaPeak;
import dev.rnn.benchmarks.measure.Interleaved;
import dev.rnn.benchmarks.measure.Result;
import dev.rnn.benchmarks.measure.Step;
import dev.rnn.benchmarks.peer.Peer;
import dev.rnn.benchmarks.task.LayerTask;
import dev.rnn.benchmarks.task.OwnEncoderDecoder;
import dev.rnn.benchmarks.task.OwnLayer;
import dev.rnn.benchmarks.task.OwnStream;
import dev.rnn.benchmarks.task.OwnWordModel;
import dev.rnn.benchmarks.task.PairTask;
import dev.rnn.benchmarks.task.WordTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a workload works with: settings, peers, and where results go. */
public final class Bench {
  /** The engine's name in tables. */
  public static final String OWN = "rnn";

  /** The engine's version in tables. */
  public static final String VERSION = "0.1.0";

  /** Runs before results are compared: by then updates and carried state count too. */
  private static final int RUNS_BEFORE_COMPARING = 3;

  private final Settings settings;
  private final List<Peer> peers;
  private final Consumer<Result> results;
  private final Consumer<String> notes;

  /**
   * A bench.
   *
   * @param results told of each case when it is done
   * @param notes told what does not fit a table
   */
  public Bench(Settings settings, List<Peer> peers, Consumer<Result> results, Consumer<String> notes) {
    this.settings = settings;
    this.peers = List.copyOf(peers);
    this.results = results;
    this.notes = notes;
    FmaPeak.warmUp();
  }

  Settings settings() {
    return settings;
  }

  List<Peer> peers() {
    return peers;
  }

  void note(String text) {
    notes.accept(text);
  }

  /** The engine's side of a layer. */
  static Contestant own(LayerTask task, int threads) {
    Step step = task.kind() == LayerTask.Kind.STREAM ? new OwnStream(task, threads) : new OwnLayer(task, threads);
    return new Contestant(OWN, VERSION, threads, task.floatingOperations(), step);
  }

  /** The engine's side of a word model. */
  static Contestant own(WordTask task, int threads) {
    return new Contestant(OWN, VERSION, threads, task.floatingOperations(), OwnWordModel.step(task, threads));
  }

  /** The sides of all peers that do this. */
  List<Contestant> theirs(LayerTask task, int threads) {
    List<Contestant> all = new ArrayList<>();
    for (Peer peer : peers) {
      peer.layer(task, threads).ifPresent(step ->
          all.add(new Contestant(peer.name(), peer.version(), threads, task.floatingOperations(), step)));
    }
    return all;
  }

  /** The sides of all peers that do this. */
  List<Contestant> theirs(WordTask task, int threads) {
    List<Contestant> all = new ArrayList<>();
    for (Peer peer : peers) {
      peer.wordModel(task, threads).ifPresent(step ->
          all.add(new Contestant(peer.name(), peer.version(), threads, task.floatingOperations(), step)));
    }
    return all;
  }

  /** An encoder with a decoder: the engine's side, and those of all peers in each of their styles. */
  List<Contestant> sides(PairTask task, int threads) {
    List<Contestant> all = new ArrayList<>();
    double operations = task.floatingOperations();
    all.add(new Contestant(OWN, VERSION, threads, operations, OwnEncoderDecoder.step(task, threads)));
    for (Peer peer : peers) {
      for (String style : peer.encoderDecoderStyles()) {
        all.add(new Contestant(peer.name() + " " + style, peer.version(), threads, operations,
            peer.encoderDecoder(task, style, threads)));
      }
    }
    return all;
  }

  /** Measures a layer on every side. */
  void compare(Case of, LayerTask task) {
    List<Contestant> sides = new ArrayList<>();
    sides.add(own(task, settings.threads()));
    sides.addAll(theirs(task, settings.threads()));
    compare(of, sides);
  }

  /** Measures contestants, the engine first, and closes them. */
  Result compare(Case of, List<Contestant> sides) {
    List<Agreement> agreements = new ArrayList<>();
    Map<String, float[]> ours = results(sides.getFirst().step());
    for (Contestant side : sides.subList(1, sides.size())) agreements.add(Agreement.of(ours, results(side.step())));
    boolean oneThread = sides.stream().allMatch(s -> s.threads() == 1);
    Clock clock = oneThread && !settings.wall() ? Clock.PROCESSOR : Clock.WALL;
    Result result = new Interleaved(clock, settings.pairs(), settings.warmUpSeconds()).measure(of, sides, agreements);
    results.accept(result);
    sides.forEach(Contestant::close);
    return result;
  }

  private static Map<String, float[]> results(Step step) {
    for (int i = 0; i < RUNS_BEFORE_COMPARING; i++) step.run();
    return step.results();
  }
}
