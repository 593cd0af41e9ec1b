//! Who she is and how to reach her.

use super::field;
use crate::assessment::PartialDate;
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph,
    TelephoneNumber,
};

field! {
    /// Her full name.
    FullName = "name": Line => |case| case.profile.name.clone();
    /// What she likes to be called.
    PreferredName = "preferred-name": Line => |case| case.profile.preferred_name.clone();
    /// Her date of birth.
    DateOfBirth = "date-of-birth": PartialDate => |case| case.profile.date_of_birth;
    /// Her telephone, and whether it is safe.
    Phone = "phone": ContactWay<TelephoneNumber> => |case| case.profile.phone.clone();
    /// Her e-mail, and whether it is safe.
    Email = "email": ContactWay<EmailAddress> => |case| case.profile.email.clone();
    /// Her address, and whether post is safe.
    Address = "address": ContactWay<Paragraph> => |case| case.profile.address.clone();
    /// Her NHS number.
    Nhs = "nhs-number": NhsNumber => |case| case.profile.nhs_number.clone();
    /// Her National Insurance number.
    NationalInsurance = "national-insurance-number": NationalInsuranceNumber =>
        |case| case.profile.national_insurance_number.clone();
    /// Her doctor.
    GpDetails = "gp": Gp => |case| case.profile.gp.clone();
    /// Whom to call if something happens.
    EmergencyContactPerson = "emergency-contact": EmergencyContact => |case| case.profile.emergency_contact.clone();
}
