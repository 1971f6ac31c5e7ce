/** What holds for the whole API: its version, and marks of stability. */
@NullMarked
package dev.rnn.api;

import org.jspecify.annotations.NullMarked;
