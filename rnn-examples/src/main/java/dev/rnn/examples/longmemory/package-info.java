/** What must be remembered for long: the adding problem and copy memory. */
@NullMarked
package dev.rnn.examples.longmemory;

import org.jspecify.annotations.NullMarked;
