/** Dates as people write them, in any language, to ISO 8601. */
@NullMarked
package dev.rnn.examples.dates;

import org.jspecify.annotations.NullMarked;
