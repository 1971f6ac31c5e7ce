package dev.rnn.api.plugin;

import dev.rnn.api.ApiVersion;
import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.record.Records;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A plug-in: its name, its options, and how to make one of it. Immutable; the methods that set something give a changed
 * copy: {@code Plugin.<Cell<?>>ofRecord("mgu", MinimalGatedUnit.class, lookup()).version(2)}, with the contract spelled
 * out, since Java does not infer it through a further call.
 *
 * @param <T> the contract, such as {@code Cell<?>}
 */
@Stability(Stability.Level.STABLE)
public final class Plugin<T> {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final String name;
  private final Class<?> type;
  private final Function<Options, ?> factory;
  private final List<PluginOption> options;
  private final boolean describable;
  private final About about;

  /** What does not matter for making one. */
  private record About(int version, int oldestVersion, int apiVersion, String description) {
    private static final About UNSAID = new About(1, 1, ApiVersion.CURRENT, "");
  }

  private Plugin(String name, Class<?> type, Function<Options, ?> factory, List<PluginOption> options,
      boolean describable, About about) {
    this.name = name;
    this.type = type;
    this.factory = factory;
    this.options = options;
    this.describable = describable;
    this.about = about;
  }

  /**
   * A plug-in that is a record of its settings: each component is an option, see {@link Option}. Models with it can be
   * saved.
   *
   * @param name lower-case letters, digits and '-'
   * @param type the record; it implements the contract
   * @param lookup {@code MethodHandles.lookup()}, called in the plug-in's own module: with it the record's package
   *     needs neither {@code exports} nor {@code opens}
   * @throws RnnException if the name is none, or a component has a type that options cannot have
   */
  public static <T> Plugin<T> ofRecord(String name, Class<? extends Record> type, Lookup lookup) {
    Records.trust(lookup);
    List<PluginOption> options = PluginOption.of(type);
    return new Plugin<>(checked(name), type, values -> Records.create(type, values.values().values().toArray()),
        options, true, About.UNSAID);
  }

  /**
   * A plug-in made by a function. Models with it cannot be saved, since nobody can tell its settings from the outside:
   * prefer {@link #ofRecord}.
   *
   * @param name lower-case letters, digits and '-'
   * @param type what the factory makes
   * @param factory gets the declared options, see {@link #option}
   * @throws RnnException if the name is none
   */
  public static <T> Plugin<T> of(String name, Class<?> type, Function<Options, ? extends T> factory) {
    return new Plugin<>(checked(name), type, factory, List.of(), false, About.UNSAID);
  }

  /** The same with one more option. */
  public Plugin<T> option(PluginOption option) {
    List<PluginOption> more = new ArrayList<>(options);
    more.add(option);
    return new Plugin<>(name, type, factory, List.copyOf(more), describable, about);
  }

  /** The same with a version other than 1: to be raised when options change their meaning. Older specs are refused. */
  public Plugin<T> version(int version) {
    return version(version, version);
  }

  /** The same with a version that also understands specs of all versions from {@code oldest}. */
  public Plugin<T> version(int version, int oldest) {
    return with(new About(version, oldest, about.apiVersion, about.description));
  }

  /** The same, made for a version of the API: pass {@link ApiVersion#CURRENT}, which the compiler makes a number. */
  public Plugin<T> apiVersion(int version) {
    return with(new About(about.version, about.oldestVersion, version, about.description));
  }

  /** The same with a few words about it, for lists of plug-ins. */
  public Plugin<T> description(String text) {
    return with(new About(about.version, about.oldestVersion, about.apiVersion, text));
  }

  /** The name in {@link Spec}s. */
  public String name() {
    return name;
  }

  /** What it makes. */
  public Class<?> type() {
    return type;
  }

  /** The version of its options. */
  public int version() {
    return about.version;
  }

  /** The oldest version whose options it still understands. */
  public int oldestVersion() {
    return about.oldestVersion;
  }

  /** The version of the API that it was made for. */
  public int apiVersion() {
    return about.apiVersion;
  }

  /** A few words about it; may be empty. */
  public String description() {
    return about.description;
  }

  /** Its options, in the order of declaration. */
  public List<PluginOption> options() {
    return options;
  }

  /**
   * One of it. Exceptions of the plug-in's own code are passed on; see {@link PluginRegistry#create} for a kinder way.
   *
   * @param values a value of the right type for every option
   */
  public Object create(Options values) {
    return factory.apply(values);
  }

  /** The settings of an instance, if it is of this plug-in's record; then {@link #create} makes an equal one. */
  public Optional<Options> settings(Object instance) {
    if (!describable || instance.getClass() != type) return Optional.empty();
    Map<String, Object> values = new LinkedHashMap<>();
    Object[] components = Records.values((Record) instance);
    for (int i = 0; i < components.length; i++) values.put(options.get(i).name(), components[i]);
    return Optional.of(new Options(values));
  }

  private Plugin<T> with(About changed) {
    return new Plugin<>(name, type, factory, options, describable, changed);
  }

  private static String checked(String name) {
    if (NAME.matcher(name).matches() && !name.equals("true") && !name.equals("false")) return name;
    throw RnnException.error("RNN-PLUGIN-NAME", "'" + name + "' cannot be the name of a plug-in.")
        .fix("use lower-case letters, digits and '-', such as layer-norm.").build();
  }
}
