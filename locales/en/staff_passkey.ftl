# Passkeys for staff: a key in the telephone, the computer or a security key.
passkey-title = Passkeys
passkey-lead = With a passkey you sign in with your finger, your face or the PIN of your device. It lies in your phone, your computer or a security key, and works on this site only.
passkey-added = Added { $day }.
passkey-used = Last used { $day }.
passkey-never-used = Not used yet.
passkey-name = Name of the passkey
passkey-name-hint = For example: computer at work.
passkey-unnamed = Passkey
passkey-add = Add a passkey
passkey-add-without = Adding a passkey needs JavaScript, which is turned off. Use an authenticator app instead.
passkey-not-here = Passkeys cannot be used at this address. They need an address with a name and a protected connection. Use an authenticator app instead.
passkey-remove = Remove
passkey-removed = The passkey is removed. You have been signed out on your other devices.
passkey-last = This is your only second step when you sign in. Add another passkey or an app first.
passkey-on = You sign in with your password and a passkey, or with the passkey alone. You have { $passkeys ->
    [one] one passkey
   *[other] { $passkeys } passkeys
} and { $left ->
    [0] no spare codes
    [one] one spare code
   *[other] { $left } spare codes
} left.
passkey-and-code-on = You sign in with your password and a code, or with a passkey. You have { $passkeys ->
    [one] one passkey
   *[other] { $passkeys } passkeys
} and { $left ->
    [0] no spare codes
    [one] one spare code
   *[other] { $left } spare codes
} left.
passkey-sign-in-title = Sign in with a passkey
passkey-sign-in-lead = Your device asks for your finger, your face or its PIN. You need no password.
passkey-sign-in-without = Passkeys need JavaScript, which is turned off. Go back and sign in with your password.
passkey-use = Use the passkey
passkey-code-title = Use your passkey
passkey-code-lead = The password was right. Now confirm with your passkey.
passkey-code-without = Passkeys need JavaScript, which is turned off. Type a code instead.
passkey-code-instead = Type a code instead
passkey-spare-code = Spare code
passkey-cancelled = It was cancelled or took too long. Try again, or choose another way.
passkey-unsupported = Your browser cannot use passkeys. Choose another way.
passkey-late = It took too long, or the answer had been used. Try again.
passkey-unknown = We do not know that passkey. It may have been removed. Sign in another way.
passkey-unverified = Your device did not check that it is you. Try again with your finger, your face or the PIN.
passkey-gone-back = There may be a copy of the passkey, so we do not take it. Sign in another way, remove the key and tell your administrator.
passkey-known = This device already has a passkey for us.
passkey-wrong = The answer of the device does not fit. Try again, or choose another way.
