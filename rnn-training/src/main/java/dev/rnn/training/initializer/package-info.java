/** The usual initialisers as plug-ins, for specifications such as {@code uniform(limit=0.1)}. */
@NullMarked
package dev.rnn.training.initializer;

import org.jspecify.annotations.NullMarked;
