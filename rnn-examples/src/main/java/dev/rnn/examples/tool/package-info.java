/** Commands that show what there is: list, plugins. */
@NullMarked
package dev.rnn.examples.tool;

import org.jspecify.annotations.NullMarked;
