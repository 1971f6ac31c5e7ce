/** What commands share: options, training that is saved whatever happens, progress, figures for scripts, interrupts. */
@NullMarked
package dev.rnn.examples.support;

import org.jspecify.annotations.NullMarked;
