/** Plug-ins as a stranger would write them: they see rnn-api and nothing of the engine. */
@NullMarked
package dev.rnn.pilot;

import org.jspecify.annotations.NullMarked;
