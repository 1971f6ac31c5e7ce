/** Errors a stranger understands: an id, what, where, the values, the fix. */
@NullMarked
package dev.rnn.api.error;

import org.jspecify.annotations.NullMarked;
