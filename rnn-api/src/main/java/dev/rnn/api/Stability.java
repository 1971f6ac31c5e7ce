package dev.rnn.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How much a public type may still change. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Stability {
  /** The promise. */
  Level value();

  /** Promises, the strongest first. */
  enum Level {
    /** Changes only with {@link ApiVersion}; additions are default methods. */
    STABLE,
    /** May change in a minor release, said in the changelog. */
    EXPERIMENTAL,
    /** For implementors of the engine only. */
    INTERNAL
  }
}
