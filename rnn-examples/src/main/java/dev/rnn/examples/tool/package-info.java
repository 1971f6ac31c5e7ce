/** Commands that show what there is: list, plugins; bench, which runs apart. */
@NullMarked
package dev.rnn.examples.tool;

import org.jspecify.annotations.NullMarked;
