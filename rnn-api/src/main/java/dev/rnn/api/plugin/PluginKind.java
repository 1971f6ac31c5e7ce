package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import dev.rnn.api.cell.Cell;
import dev.rnn.api.decoder.Attention;
import dev.rnn.api.decoder.Decoder;
import dev.rnn.api.decoder.OutputLayer;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.optimizer.Optimizer;
import dev.rnn.api.optimizer.Schedule;
import dev.rnn.api.scope.Initializer;
import java.util.List;
import java.util.Optional;

/**
 * What a plug-in can be. The constants are all there are.
 *
 * @param <T> the contract
 */
@Stability(Stability.Level.STABLE)
public final class PluginKind<T> {
  /** A recurrent cell. */
  public static final PluginKind<Cell<?>> CELL = new PluginKind<>("cell", Cell.class, CellProvider.class);

  /** A loss. */
  public static final PluginKind<Loss> LOSS = new PluginKind<>("loss", Loss.class, LossProvider.class);

  /** An update rule. */
  public static final PluginKind<Optimizer<?>> OPTIMIZER =
      new PluginKind<>("optimizer", Optimizer.class, OptimizerProvider.class);

  /** The network of a decoder. */
  public static final PluginKind<Decoder<?>> DECODER =
      new PluginKind<>("decoder", Decoder.class, DecoderProvider.class);

  /** An attention mechanism. */
  public static final PluginKind<Attention> ATTENTION =
      new PluginKind<>("attention", Attention.class, AttentionProvider.class);

  /** From a decoder's features to log-probabilities. */
  public static final PluginKind<OutputLayer> OUTPUT_LAYER =
      new PluginKind<>("output-layer", OutputLayer.class, OutputLayerProvider.class);

  /** A schedule of the learning rate. */
  public static final PluginKind<Schedule> SCHEDULE =
      new PluginKind<>("schedule", Schedule.class, ScheduleProvider.class);

  /** First values of a parameter. */
  public static final PluginKind<Initializer> INITIALIZER =
      new PluginKind<>("initializer", Initializer.class, InitializerProvider.class);

  private static final List<PluginKind<?>> ALL =
      List.of(CELL, LOSS, OPTIMIZER, DECODER, ATTENTION, OUTPUT_LAYER, SCHEDULE, INITIALIZER);

  private final String label;
  private final Class<?> contract;
  private final Class<? extends PluginProvider<T>> provider;

  private PluginKind(String label, Class<?> contract, Class<? extends PluginProvider<T>> provider) {
    this.label = label;
    this.contract = contract;
    this.provider = provider;
  }

  /** All kinds, in the order in which they are listed. */
  public static List<PluginKind<?>> all() {
    return ALL;
  }

  /** The kind whose contract is {@code type}, such as {@code Cell.class}. */
  public static Optional<PluginKind<?>> ofContract(Class<?> type) {
    return ALL.stream().filter(kind -> kind.contract == type).findFirst();
  }

  /** The kind's name: {@code cell}, {@code output-layer}. */
  public String label() {
    return label;
  }

  /** What a plug-in of the kind implements. */
  public Class<?> contract() {
    return contract;
  }

  /** The service interface. */
  public Class<? extends PluginProvider<T>> provider() {
    return provider;
  }

  /**
   * The object as one of this kind.
   *
   * @throws ClassCastException if it does not implement the contract
   */
  // The parameter of a generic contract is a wildcard everywhere, so the raw class says all there is to check.
  @SuppressWarnings("unchecked")
  public T cast(Object object) {
    return (T) contract.cast(object);
  }

  @Override
  public String toString() {
    return label;
  }
}
