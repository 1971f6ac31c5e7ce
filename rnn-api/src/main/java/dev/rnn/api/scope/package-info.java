/** Where a plug-in declares parameters and asks for noise; initialisers. Start at {@link dev.rnn.api.scope.Scope}. */
@NullMarked
package dev.rnn.api.scope;

import org.jspecify.annotations.NullMarked;
