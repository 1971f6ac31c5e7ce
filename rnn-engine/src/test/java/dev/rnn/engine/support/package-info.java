/** What tests of the engine share: engines to compare, gradient checks, packing, random values and graphs. */
@NullMarked
package dev.rnn.engine.support;

import org.jspecify.annotations.NullMarked;
