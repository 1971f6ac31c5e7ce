/** What all commands share: the context of a run, progress, figures for scripts, interrupts. */
@NullMarked
package dev.rnn.examples.support;

import org.jspecify.annotations.NullMarked;
