/** Records as settings and states: the only reflection of the API. Start at {@link dev.rnn.api.record.Records}. */
@NullMarked
package dev.rnn.api.record;

import org.jspecify.annotations.NullMarked;
