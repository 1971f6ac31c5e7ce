package dev.rnn.api.plugin;

import dev.rnn.api.Stability;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says more about an option than its record component does. A component without it is an option too: a required one.
 *
 * <pre>{@code
 * public record Zoneout(Cell<?> cell, @Option(defaultValue = "0.1", min = 0, max = 1) double rate) …
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Stability(Stability.Level.STABLE)
public @interface Option {
  /** Stands for no default: the option is required. */
  String REQUIRED = "\0";

  /** A few words for lists of options. */
  String description() default "";

  /** The default, written as in a {@link Spec}: {@code "0.1"}, {@code "relu"}, {@code "uniform(limit=0.1)"}. */
  String defaultValue() default REQUIRED;

  /** The smallest number allowed. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest number allowed. */
  double max() default Double.POSITIVE_INFINITY;
}
